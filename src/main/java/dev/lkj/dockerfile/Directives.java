package dev.lkj.dockerfile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser directives: comments of the form {@code # escape=`} that stand before everything else. */
final class Directives {
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Set<String> KNOWN = Set.of("syntax", "escape", "check");

    private Directives() {}

    /** The escape character that the file asks for, {@code \} when it does not. */
    static char escape(List<String> lines) throws DockerfileException {
        char escape = '\\';
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < lines.size(); index++) {
            Matcher directive = DIRECTIVE.matcher(lines.get(index).strip());
            if (!directive.matches()) {
                break;
            }
            String name = directive.group(1).toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(name)) {
                break;
            }
            if (!seen.add(name)) {
                throw new DockerfileException(index + 1, "only one " + name + " parser directive can be used");
            }
            if (name.equals("escape")) {
                escape = escapeCharacter(directive.group(2), index + 1);
            }
        }
        return escape;
    }

    private static char escapeCharacter(String value, int line) throws DockerfileException {
        if (!value.equals("\\") && !value.equals("`")) {
            throw new DockerfileException(line, "invalid escape token '" + value + "' does not match ` or \\");
        }
        return value.charAt(0);
    }
}
