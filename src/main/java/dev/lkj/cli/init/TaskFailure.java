package dev.lkj.cli.init;

/** A task that could not be run to its end; the message says why. */
final class TaskFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TaskFailure(String reason) {
        super(reason);
    }
}
