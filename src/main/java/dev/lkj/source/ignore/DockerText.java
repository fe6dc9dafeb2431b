package dev.lkj.source.ignore;

import java.util.ArrayDeque;
import java.util.Deque;

/** What Docker does to the text of a line before it is a pattern: white space and lexical path cleaning. */
final class DockerText {
    private DockerText() {}

    /** Without Unicode white space at both ends. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The property White_Space of Unicode, which Java's own methods do not have. */
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r')
                || c == '\u0085'
                || c == '\u00A0'
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || c == '\u2028'
                || c == '\u2029';
    }

    /** The shortest path of the same meaning, by its letters alone; {@code .} when nothing is left. */
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                climb(segments, rooted);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String cleaned = (rooted ? "/" : "") + String.join("/", segments);
        return cleaned.isEmpty() ? "." : cleaned;
    }

    private static void climb(Deque<String> segments, boolean rooted) {
        if (!segments.isEmpty() && !segments.getLast().equals("..")) {
            segments.removeLast();
        } else if (!rooted) {
            segments.addLast("..");
        }
    }
}
