package dev.lkj.term;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How large a terminal is, in columns and rows; both at least 1. */
public record TerminalSize(int columns, int rows) {
    /** What a terminal has that does not tell: the size of a VT100. */
    public static final TerminalSize USUAL = new TerminalSize(80, 24);

    /** Takes the usual size for what is not positive. */
    public TerminalSize {
        columns = columns > 0 ? columns : 80;
        rows = rows > 0 ? rows : 24;
    }

    /** The size that {@code COLUMNS} and {@code LINES} name; the usual one for what they do not name. */
    public static TerminalSize of(Map<String, String> environment) {
        return new TerminalSize(number(environment.get("COLUMNS")), number(environment.get("LINES")));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }
}
