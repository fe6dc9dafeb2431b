package dev.lkj.emulator.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Makes lines of bytes; malformed UTF-8 becomes U+FFFD. */
public final class LineSplitter {
    /** Longer lines are cut into pieces; the service's own client reads no line above 64 KiB. */
    static final int LINE_BYTES = 32 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    /** Each line goes to the consumer, without its end. */
    public LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Takes the next bytes. */
    public void add(byte[] bytes) {
        for (byte next : bytes) {
            if (next == '\n' || open.size() == LINE_BYTES) {
                flush();
            }
            if (next != '\n') {
                open.write(next);
            }
        }
    }

    /** Passes on the half line at the end, if there is one. */
    public void end() {
        if (open.size() > 0) {
            flush();
        }
    }

    private void flush() {
        String line = open.toString(StandardCharsets.UTF_8);
        open.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
