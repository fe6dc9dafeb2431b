package dev.lkj.project;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the text behind the separator of a dotenv line becomes a value. */
final class DotenvValue {
    private static final Pattern LINE_ESCAPE = Pattern.compile("(?d)\\\\.");
    private static final Pattern OTHER_ESCAPE = Pattern.compile("(?s)\\\\([^$])");
    private static final Pattern VARIABLE = Pattern.compile("(\\\\)?\\$\\(?\\{?([A-Z0-9_]*)\\}?");

    private DotenvValue() {}

    /** An unquoted value without its comment, which begins at the last {@code #} behind a blank, and trimmed. */
    static String withoutComment(String raw) {
        int end = raw.length();
        for (int i = raw.length() - 1; i > 0; i--) {
            if (raw.charAt(i) == '#' && DotenvParser.isBlank(raw.charAt(i - 1))) {
                end = i;
                break;
            }
        }
        int start = 0;
        while (start < end && DotenvParser.isBlank(raw.charAt(start))) {
            start++;
        }
        while (end > start && DotenvParser.isBlank(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(start, end);
    }

    /** A text without any quotes of that kind at its ends. */
    static String withoutQuotes(String raw, char quote) {
        int start = 0;
        int end = raw.length();
        while (start < end && raw.charAt(start) == quote) {
            start++;
        }
        while (end > start && raw.charAt(end - 1) == quote) {
            end--;
        }
        return raw.substring(start, end);
    }

    /** The escapes of a double-quoted value: line ends first, then every other backslash but that of a dollar goes. */
    static String unescape(String content) {
        String withLines = LINE_ESCAPE
                .matcher(content)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group()) {
                            case "\\n" -> "\n";
                            case "\\r" -> "\r";
                            default -> match.group();
                        }));
        return OTHER_ESCAPE.matcher(withLines).replaceAll("$1");
    }

    /** The value with each {@code $NAME} replaced; an escaped dollar only loses its backslash. */
    static String expand(String value, UnaryOperator<String> valueOf) {
        return VARIABLE.matcher(value).replaceAll(match -> {
            String found = match.group();
            if (match.group(1) != null) {
                return Matcher.quoteReplacement(found.substring(1));
            }
            String name = match.group(2);
            return Matcher.quoteReplacement(name.isEmpty() ? found : valueOf.apply(name));
        });
    }
}
