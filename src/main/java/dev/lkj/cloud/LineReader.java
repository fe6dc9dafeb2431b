package dev.lkj.cloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of any length as UTF-8; a line ends at a line feed, and a carriage return before it is dropped. */
final class LineReader {
    private static final int CHUNK = 64 << 10;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int next;
    private int end;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null after the last one. */
    @Nullable
    String next() throws IOException {
        while (true) {
            for (int i = next; i < end; i++) {
                if (chunk[i] == '\n') {
                    begun.write(chunk, next, i - next);
                    next = i + 1;
                    return take();
                }
            }
            begun.write(chunk, next, end - next);
            next = 0;
            end = Math.max(0, in.read(chunk));
            if (end == 0) {
                return begun.size() == 0 ? null : take();
            }
        }
    }

    private String take() {
        String line = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
