package dev.lkj.cloud;

import java.io.IOException;

/** A line of a build's stream that is no status. */
final class MalformedLine extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    MalformedLine(String line, Throwable cause) {
        super("decode error: not a build status: " + shown(line), cause);
    }

    private static String shown(String line) {
        String begin = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        return begin.isBlank() ? "an empty line" : begin.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
