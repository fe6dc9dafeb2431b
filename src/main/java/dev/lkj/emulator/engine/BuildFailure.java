package dev.lkj.emulator.engine;

/** An image that could not be built; the message is for the user, without the words {@code BUILD ERROR:}. */
public final class BuildFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    /** A failure with its message. */
    public BuildFailure(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
