package dev.lkj.project;

/** Text from outside as it may stand in a message: no control character of it reaches a terminal. */
final class Printable {
    private Printable() {}

    /** The text with each control character, line ends included, written out as a backslash and its hex number. */
    static String of(String text) {
        if (text.codePoints().noneMatch(Printable::isUnsafe)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isUnsafe(c)) {
                shown.append(c < 0x100 ? "\\x%02x".formatted(c) : "\\u%04x".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isUnsafe(int c) {
        int type = Character.getType(c);
        // FORMAT holds the marks that turn the direction of a line round.
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
