package dev.lkj.cloud;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A line of a build's stream that is no status. */
final class MalformedLine extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    MalformedLine(String line, @Nullable Throwable cause) {
        super("decode error: not a build status: " + shown(line));
        if (cause != null) {
            initCause(cause);
        }
    }

    private static String shown(String line) {
        String begin = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        return begin.isBlank() ? "an empty line" : begin.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
