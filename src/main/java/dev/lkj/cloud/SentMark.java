package dev.lkj.cloud;

import okhttp3.Call;
import okhttp3.EventListener;

/** Remembers whether any part of a request was written, which decides whether it may be sent again. */
final class SentMark {
    private volatile boolean sent;

    boolean isSent() {
        return sent;
    }

    /** Sets the mark that the request carries as its tag. */
    static final class Listener extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            SentMark mark = call.request().tag(SentMark.class);
            if (mark != null) {
                mark.sent = true;
            }
        }
    }
}
