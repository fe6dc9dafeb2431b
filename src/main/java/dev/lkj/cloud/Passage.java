package dev.lkj.cloud;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;

/** How far a request came: which name was looked up, through which proxy, and whether any part of it was written. */
final class Passage {
    private volatile boolean sent;
    private volatile String name = "";
    private volatile String proxy = "";

    /** Whether any part of the request was written, so that it must not be sent again without thought. */
    boolean isSent() {
        return sent;
    }

    /** The name that was looked up last; empty for none. */
    String name() {
        return name;
    }

    /** Host and port of the proxy that was used; empty for none. */
    String proxy() {
        return proxy;
    }

    /** Keeps the record that the request carries as its tag. */
    static final class Listener extends EventListener {
        @Override
        public void dnsStart(Call call, String domainName) {
            Passage passage = of(call);
            passage.name = domainName;
        }

        @Override
        public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            if (proxy.type() != Proxy.Type.DIRECT) {
                Passage passage = of(call);
                passage.proxy = address.getHostString() + ":" + address.getPort();
            }
        }

        @Override
        public void requestHeadersStart(Call call) {
            Passage passage = of(call);
            passage.sent = true;
        }

        private static Passage of(Call call) {
            Passage passage = call.request().tag(Passage.class);
            return passage == null ? new Passage() : passage;
        }
    }
}
