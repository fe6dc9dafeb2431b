package dev.lkj.buildlog;

import dev.lkj.term.SafeText;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes lines of the chunks of one output stream, which may end anywhere, even within a character. */
final class LineAssembler {
    /** More of one line is of no use to a reader: longer ones are data, as base64 or minified sources. */
    static final int MOST_BYTES = 16 * 1024;

    private static final String CUT = " … (line cut after 16 kB)";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Duration began = Duration.ZERO;
    private boolean open;
    private boolean returned;
    private boolean cut;

    /** Adds a chunk and returns the lines that it completes. */
    List<LogLine> add(byte[] chunk, Duration at) {
        List<LogLine> lines = new ArrayList<>();
        for (byte each : chunk) {
            if (!open) {
                open = true;
                began = at;
            }
            if (each == '\n') {
                end().ifPresent(lines::add);
            } else {
                add(each);
            }
        }
        return lines;
    }

    private void add(byte each) {
        if (each == '\r') {
            returned = true;
            return;
        }
        if (returned) {
            // What follows a carriage return is written over the line, as progress bars do.
            returned = false;
            cut = false;
            line.reset();
        }
        if (line.size() < MOST_BYTES) {
            line.write(each);
        } else {
            cut = true;
        }
    }

    /** The line that has no end yet. */
    Optional<LogLine> unfinished() {
        return open ? Optional.of(new LogLine(began, text())) : Optional.empty();
    }

    /** Ends the line where it is. */
    Optional<LogLine> end() {
        Optional<LogLine> ended = unfinished();
        line.reset();
        open = false;
        returned = false;
        cut = false;
        return ended;
    }

    private String text() {
        byte[] bytes = line.toByteArray();
        if (!cut) {
            return SafeText.ofOutput(bytes);
        }
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        // The last character may have been cut in two: it goes, unless it is a whole one of a single byte.
        end -= end > 0 && bytes[end - 1] < 0 ? 1 : 0;
        return SafeText.ofOutput(Arrays.copyOf(bytes, end)) + CUT;
    }
}
