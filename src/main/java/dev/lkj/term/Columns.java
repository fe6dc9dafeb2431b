package dev.lkj.term;

import java.util.ArrayList;
import java.util.List;

/**
 * How many columns of a terminal text takes, and text fitted to columns.
 *
 * <p>East Asian wide characters and emoji take two, marks that combine with the character before them none. Of emoji
 * joined to one picture each counts, as terminals without such pictures show them: too much is never too little room.
 */
public final class Columns {
    private static final int EMOJI_VARIATION = 0xFE0F;

    private Columns() {}

    /** The columns that a safe text takes. */
    public static int of(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            columns += at(text, i);
        }
        return columns;
    }

    /** The beginning of a text that fits into the columns; whole characters with the marks on them. */
    public static String head(String text, int columns) {
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += at(text, i);
            if (used > columns) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** A text shortened to the columns, with an ellipsis when something is left out. */
    public static String cut(String text, int columns, Glyphs glyphs) {
        return Line.of(text).cut(columns, glyphs).text();
    }

    /** A text with blanks behind it up to the columns. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** A text in lines of at most the given columns, broken at blanks; longer words are broken where they must. */
    public static List<String> wrap(String text, int columns) {
        int most = Math.max(1, columns);
        List<String> lines = new ArrayList<>();
        String rest = text.stripTrailing();
        String indent = rest.substring(0, rest.length() - rest.stripLeading().length());
        while (of(rest) > most) {
            String head = head(rest, most);
            int blank = rest.startsWith(" ", head.length()) ? head.length() : head.lastIndexOf(' ');
            int end =
                    blank > indent.length() ? blank : Math.max(head.length(), Character.charCount(rest.codePointAt(0)));
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
            indent = "";
        }
        if (lines.isEmpty() || !rest.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }

    private static int at(String text, int index) {
        char first = text.charAt(index);
        if (first >= ' ' && first < 0x7F) {
            return emojiFollows(text, index + 1) ? 2 : 1;
        }
        int codePoint = text.codePointAt(index);
        if (WideCharacters.combines(codePoint)) {
            return 0;
        }
        boolean wide = WideCharacters.contains(codePoint) || emojiFollows(text, index + Character.charCount(codePoint));
        return wide ? 2 : 1;
    }

    private static boolean emojiFollows(String text, int index) {
        return index < text.length() && text.charAt(index) == EMOJI_VARIATION;
    }
}
