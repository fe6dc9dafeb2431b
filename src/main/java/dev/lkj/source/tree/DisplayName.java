package dev.lkj.source.tree;

import java.util.HexFormat;

/** Writes names from outside so that they cannot steer a terminal. */
final class DisplayName {
    private DisplayName() {}

    static String of(String text) {
        if (text.codePoints().noneMatch(DisplayName::isUnsafe)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> append(safe, c));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int c) {
        if (!isUnsafe(c)) {
            safe.appendCodePoint(c);
        } else if (c == '\n') {
            safe.append("\\n");
        } else if (c == '\t') {
            safe.append("\\t");
        } else if (c == '\r') {
            safe.append("\\r");
        } else if (c < 0x100 || Character.getType(c) == Character.SURROGATE) {
            safe.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
        } else {
            safe.append("\\u").append(HexFormat.of().toHexDigits((char) c));
        }
    }

    private static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // The marks that reorder text; joiners, which emoji need, are harmless.
            case Character.FORMAT ->
                isBetween(c, 0x200E, 0x200F) || isBetween(c, 0x202A, 0x202E) || isBetween(c, 0x2066, 0x2069);
            default -> false;
        };
    }

    private static boolean isBetween(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
