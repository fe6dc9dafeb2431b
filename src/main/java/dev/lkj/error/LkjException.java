package dev.lkj.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that is meant for the user: what failed, what to do next, and the exit code.
 *
 * <p>Messages are whole lines without a trailing newline and never hold a secret. A hint is empty, or one or more
 * lines that name what to do next.
 */
public final class LkjException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String hint;

    private LkjException(ExitCode exitCode, String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /** A failure with the given code. */
    public static LkjException of(ExitCode exitCode, String message) {
        return new LkjException(exitCode, message, "", null);
    }

    /** A failure with the given code and what caused it. */
    public static LkjException of(ExitCode exitCode, String message, Throwable cause) {
        return new LkjException(exitCode, message, "", cause);
    }

    /** Wrong command line, configuration or source tree: exit 2, and nothing was changed. */
    public static LkjException usage(String message) {
        return of(ExitCode.USAGE, message);
    }

    /** A failure without a better class: exit 1. */
    public static LkjException failed(String message) {
        return of(ExitCode.FAILED, message);
    }

    /** A failure without a better class and what caused it: exit 1. */
    public static LkjException failed(String message, Throwable cause) {
        return of(ExitCode.FAILED, message, cause);
    }

    /** The same failure with what to do next. */
    public LkjException withHint(String nextStep) {
        return copy(getMessageText(), nextStep);
    }

    /** The same failure with a line behind its message. */
    public LkjException followedBy(String line) {
        return copy(getMessageText() + "\n" + line, hint);
    }

    private LkjException copy(String message, String nextStep) {
        LkjException copy = new LkjException(exitCode, message, nextStep, getCause());
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    private String getMessageText() {
        return Objects.requireNonNullElse(getMessage(), "");
    }

    /** The code that the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to do next; empty when there is nothing to add. */
    public String hint() {
        return hint;
    }
}
