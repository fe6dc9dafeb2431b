package dev.lkj.time;

/** The work was cancelled, by Ctrl-C as a rule; whoever catches it only tidies up and passes it on. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A cancellation. */
    public CancelledException() {
        super("cancelled");
    }
}
