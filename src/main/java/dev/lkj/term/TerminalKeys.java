package dev.lkj.term;

import dev.lkj.term.Key.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/** Keys of a terminal that JLine reads; the only class that knows JLine, loaded with the first question. */
final class TerminalKeys implements KeySource {
    /** What follows an Esc later than this is another key; slow connections take some time for one sequence. */
    private static final long ESCAPE_MILLIS = 100;

    private static final int ESCAPE = 0x1B;

    private final Terminal terminal;
    private final NonBlockingReader reader;
    private final Attributes before;
    private final long escapeMillis;

    /**
     * Reads keys of a terminal as they are pressed, Ctrl-C included; closing it closes the terminal. An Esc that
     * nothing follows within the given time is the key, not the beginning of another key's sequence.
     */
    TerminalKeys(Terminal terminal, long escapeMillis) {
        this.terminal = terminal;
        this.escapeMillis = escapeMillis;
        reader = terminal.reader();
        before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
    }

    /** The terminal that the process was started in. */
    static KeySource ofSystem() throws IOException {
        Terminal system = TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysErrOrSysOut)
                .encoding(StandardCharsets.UTF_8)
                .nativeSignals(false)
                .graphemeCluster(false)
                .dumb(true)
                .build();
        return new TerminalKeys(system, ESCAPE_MILLIS);
    }

    @Override
    public Key next() throws IOException {
        int read = reader.read();
        return switch (read) {
            case NonBlockingReader.EOF, 0x03, 0x04 -> Key.of(Kind.CANCEL);
            case '\r', '\n' -> Key.of(Kind.ENTER);
            case '\b', 0x7F -> Key.of(Kind.BACKSPACE);
            case 0x15 -> Key.of(Kind.CLEAR);
            case 0x10 -> Key.of(Kind.UP);
            case 0x0E -> Key.of(Kind.DOWN);
            case ESCAPE -> escape();
            default -> typed((char) read);
        };
    }

    private Key typed(char first) throws IOException {
        if (Character.isHighSurrogate(first)) {
            int second = reader.read();
            return second >= 0 && Character.isLowSurrogate((char) second)
                    ? Key.typed(Character.toCodePoint(first, (char) second))
                    : Key.of(Kind.OTHER);
        }
        return Character.isISOControl(first) || Character.isLowSurrogate(first) ? Key.of(Kind.OTHER) : Key.typed(first);
    }

    private Key escape() throws IOException {
        int next = reader.read(escapeMillis);
        if (next < 0 || next == ESCAPE) {
            return Key.of(Kind.CANCEL);
        }
        if (next != '[' && next != 'O') {
            return Key.of(Kind.OTHER);
        }
        int last = reader.read(escapeMillis);
        while (last >= ' ' && last < '@') {
            last = reader.read(escapeMillis);
        }
        return switch (last) {
            case 'A' -> Key.of(Kind.UP);
            case 'B' -> Key.of(Kind.DOWN);
            default -> Key.of(Kind.OTHER);
        };
    }

    @Override
    public void close() throws IOException {
        terminal.setAttributes(before);
        terminal.close();
    }
}
