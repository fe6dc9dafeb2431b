package dev.lkj.container;

import java.io.IOException;

/** The daemon answered, and did not do it; the message is its own. */
public final class DaemonRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    DaemonRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** What it is about is not there. */
    public boolean notFound() {
        return status == 404;
    }
}
