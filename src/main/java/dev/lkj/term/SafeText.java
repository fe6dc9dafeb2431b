package dev.lkj.term;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text from outside made safe for a terminal: names, messages of the service, output of builds and instances.
 *
 * <p>Nothing that it returns can move the cursor, change a mode, end a line or reorder what is shown.
 */
public final class SafeText {
    private static final int TAB = 8;

    /** The escape sequences of ECMA-48 that are complete: CSI, OSC and other strings, and those of two or three. */
    private static final Pattern SEQUENCE = Pattern.compile("""
            \u001b(?:\\[[0-?]*+[ -/]*+[@-~]\
            |\\][^\u0007\u001b]*+(?:\u0007|\u001b\\\\)\
            |[PX^_][^\u001b]*+\u001b\\\\\
            |[ -/]++[0-~]\
            |[0-OQ-WYZ\\\\`-~])""");

    private SafeText() {}

    /**
     * One line of text: control characters, line ends, reordering marks and other invisible ones become visible, as in
     * {@code \x1b}; tabs become blanks, half a surrogate pair becomes U+FFFD. Doing it twice changes nothing.
     */
    public static String of(String text) {
        int first = firstUnsafe(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            append(safe, text.codePointAt(i));
        }
        return safe.toString();
    }

    /**
     * One line of a program's output, as a terminal would have left it: colours and other escape sequences are
     * dropped, a carriage return starts the line again, a backspace takes a character back. Then as {@link #of}.
     */
    public static String ofOutput(String line) {
        String text = line;
        if (text.indexOf('\u001b') >= 0) {
            text = SEQUENCE.matcher(text).replaceAll("");
        }
        if (text.indexOf('\r') >= 0) {
            text = afterReturn(text);
        }
        if (text.indexOf('\b') >= 0) {
            text = afterBackspaces(text);
        }
        return of(text);
    }

    /** A text of several lines, each as {@link #ofOutput}; a line end at the very end adds no line. */
    public static List<String> lines(String text) {
        return Pattern.compile("\n").splitAsStream(text).map(SafeText::ofOutput).toList();
    }

    /** Bytes that should be UTF-8, as one line like {@link #ofOutput}; what is malformed becomes U+FFFD. */
    public static String ofOutput(byte[] line) {
        return ofOutput(new String(line, StandardCharsets.UTF_8));
    }

    private static String afterReturn(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(text.lastIndexOf('\r', end - 1) + 1, end);
    }

    private static String afterBackspaces(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (codePoint != '\b') {
                kept.appendCodePoint(codePoint);
            } else if (!kept.isEmpty()) {
                kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
            }
        });
        return kept.toString();
    }

    private static int firstUnsafe(String text) {
        int i = 0;
        while (i < text.length() && isSafe(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static boolean isSafe(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint >= ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // Of the invisible ones only the joiners stay: scripts and emoji need them, and they reorder nothing.
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D;
            default -> true;
        };
    }

    private static void append(StringBuilder safe, int codePoint) {
        if (isSafe(codePoint)) {
            safe.appendCodePoint(codePoint);
        } else if (codePoint == '\t') {
            safe.append(" ".repeat(TAB - Columns.of(safe.toString()) % TAB));
        } else if (codePoint < 0x100) {
            safe.append(String.format("\\x%02x", codePoint));
        } else if (Character.getType(codePoint) == Character.SURROGATE) {
            safe.append('\uFFFD');
        } else {
            safe.append(String.format("\\u{%x}", codePoint));
        }
    }
}
