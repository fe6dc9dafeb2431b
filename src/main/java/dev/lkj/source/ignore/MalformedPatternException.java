package dev.lkj.source.ignore;

/** A pattern of a {@code .dockerignore} that Docker does not take, or would trip over later. */
final class MalformedPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPatternException(String reason) {
        super(reason);
    }

    /** What is wrong with it, in a few words. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
