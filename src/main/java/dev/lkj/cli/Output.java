package dev.lkj.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A standard stream, always UTF-8, that remembers when it could not be written.
 *
 * <p>After the first failure it swallows everything: a deploy whose reader went away goes on, and its exit code still
 * tells the truth.
 */
public final class Output {
    private final Guarded guarded;
    private final PrintStream print;

    /** A stream over the given one. */
    public Output(OutputStream out) {
        guarded = new Guarded(out);
        print = new PrintStream(guarded, false, StandardCharsets.UTF_8);
    }

    /** Where to print; flush after each thing that somebody waits for. */
    public PrintStream print() {
        return print;
    }

    /** Prints a line and flushes it. Always ends with a line feed, on every system. */
    public void line(String text) {
        print.print(text + "\n");
        print.flush();
    }

    /** Whether the reader went away, as {@code head} does: no failure, but nobody is interested in more. */
    public boolean closed() {
        print.flush();
        return guarded.failure != null && guarded.brokenPipe();
    }

    /** Why it could not be written; empty when it could, or when the reader merely went away. */
    public Optional<IOException> failure() {
        print.flush();
        return guarded.brokenPipe() ? Optional.empty() : Optional.ofNullable(guarded.failure);
    }

    private static final class Guarded extends FilterOutputStream {
        private volatile @Nullable IOException failure;

        Guarded(OutputStream out) {
            super(out);
        }

        private boolean brokenPipe() {
            IOException cause = failure;
            if (cause == null || cause.getMessage() == null) {
                return false;
            }
            String message = cause.getMessage().toLowerCase(Locale.ROOT);
            return message.contains("broken pipe") || message.contains("pipe is being closed");
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (failure == null) {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    failure = e;
                }
            }
        }

        @Override
        public void flush() {
            if (failure == null) {
                try {
                    out.flush();
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
    }
}
