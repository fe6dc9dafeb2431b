package dev.lkj.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes a dotenv text apart, statement by statement; statements need no line of their own. */
final class DotenvParser {
    private static final String EXPORT = "export";

    /** What may be shown as the name of a bad line: a name as they are usually written, never half of a token. */
    private static final Pattern SHOWABLE = Pattern.compile("[A-Z_][A-Z0-9_.-]{0,39}");

    private final String text;
    private final Map<String, Dotenv.Entry> entries = new LinkedHashMap<>();
    private int position;
    private int line = 1;
    private int counted;

    DotenvParser(String text) {
        this.text = text.replace("\r\n", "\n");
    }

    List<Dotenv.Entry> parse() throws DotenvException {
        while (findStatement()) {
            int start = lineHere();
            String name = name();
            String value = value(name);
            entries.put(name, new Dotenv.Entry(name, value, start));
        }
        return List.copyOf(entries.values());
    }

    /** Goes to the next statement, past white space and comments; false at the end. */
    private boolean findStatement() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                position = endOf('\n');
            } else if (isWhiteSpace(c)) {
                position++;
            } else {
                return true;
            }
        }
        return false;
    }

    /** The name and its separator; a last word without separator is left for the value of an empty name. */
    private String name() throws DotenvException {
        skipExport();
        int start = position;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                position = i + 1;
                skipBlanks();
                return stripEnd(text.substring(start, i));
            }
            if (!isNameCharacter(c)) {
                throw badName(start, i);
            }
        }
        if (start == text.length()) {
            throw new DotenvException(lineHere(), "", "zero length string");
        }
        return "";
    }

    private void skipExport() {
        int end = position + EXPORT.length();
        if (text.startsWith(EXPORT, position) && end < text.length() && isBlank(text.charAt(end))) {
            position = end;
            skipBlanks();
        }
    }

    private DotenvException badName(int start, int at) {
        if (text.charAt(at) == '\n') {
            return new DotenvException(lineHere(), "", "unexpected character in variable name: no = in the line");
        }
        if (at == 0 && text.charAt(0) == '\uFEFF') {
            return new DotenvException(1, "", "unexpected character in variable name: a byte order mark");
        }
        String[] parts = text.substring(start, endOf('\n')).split("[=:]", 2);
        String key = parts.length == 2 ? showable(parts[0].strip()) : "";
        return new DotenvException(lineHere(), key, "unexpected character in variable name");
    }

    private static String showable(String name) {
        return SHOWABLE.matcher(name).matches() ? name : "";
    }

    private String value(String name) throws DotenvException {
        if (position < text.length() && isQuote(text.charAt(position))) {
            return quoted(name, text.charAt(position));
        }
        int end = position;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        String raw = text.substring(position, end);
        position = end;
        return expand(DotenvValue.withoutComment(raw));
    }

    private String quoted(String name, char quote) throws DotenvException {
        int end = position + 1;
        while (end < text.length() && !(text.charAt(end) == quote && text.charAt(end - 1) != '\\')) {
            end++;
        }
        if (end == text.length()) {
            throw new DotenvException(lineHere(), showable(name), "unterminated quoted value");
        }
        String content = DotenvValue.withoutQuotes(text.substring(position, end), quote);
        position = end + 1;
        return quote == '\'' ? content : expand(DotenvValue.unescape(content));
    }

    private String expand(String value) {
        return DotenvValue.expand(value, name -> {
            Dotenv.Entry earlier = entries.get(name);
            return earlier == null ? "" : earlier.value();
        });
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    private int endOf(char end) {
        int found = text.indexOf(end, position);
        return found < 0 ? text.length() : found;
    }

    /** Counts on from the last question, so that a long text is counted once. */
    private int lineHere() {
        for (; counted < position; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }

    private static String stripEnd(String name) {
        int end = name.length();
        while (end > 0 && isWhiteSpace(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isNameCharacter(char c) {
        boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letterOrDigit || c == '_' || c == '.' || (c < 0x80 && isBlank(c));
    }

    /** White space within a line; a line feed is none. */
    static boolean isBlank(char c) {
        return c == '\t' || c == 0x0B || c == '\f' || c == '\r' || c == ' ' || c == 0x85 || c == 0xA0;
    }

    /** White space as Unicode has it. */
    private static boolean isWhiteSpace(char c) {
        return c == '\n' || isBlank(c) || Character.isSpaceChar(c);
    }
}
