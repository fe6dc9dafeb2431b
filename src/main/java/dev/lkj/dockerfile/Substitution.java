package dev.lkj.dockerfile;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replaces variables in a word and takes its quotes away: {@code $X}, {@code ${X}}, {@code ${X:-y}}, {@code ${X:+y}},
 * {@code ${X:?y}}, and the last three without the colon, which then ask whether X is set, not whether it is empty.
 */
public final class Substitution {
    private final char escape;
    private final Function<String, @Nullable String> variables;

    /** Replaces with what the variables say; null stands for one that is not set. */
    public Substitution(char escape, Function<String, @Nullable String> variables) {
        this.escape = escape;
        this.variables = variables;
    }

    /** The word as it counts; the line is the one that an error names. */
    public String expand(String word, int line) throws DockerfileException {
        return new Pass(word, line).readUntil(Pass.END);
    }

    /** One walk through a word. */
    private final class Pass {
        private static final char END = '\0';

        private final String text;
        private final int line;
        private int at;

        Pass(String text, int line) {
            this.text = text;
            this.line = line;
        }

        String readUntil(char stop) throws DockerfileException {
            StringBuilder result = new StringBuilder();
            while (at < text.length() && (stop == END || text.charAt(at) != stop)) {
                char character = text.charAt(at++);
                if (character == '\'') {
                    int end = closing('\'');
                    result.append(text, at, end);
                    at = end + 1;
                } else if (character == '"') {
                    readQuoted(result);
                } else if (character == '$') {
                    result.append(variable());
                } else if (character != escape) {
                    result.append(character);
                } else if (at < text.length()) {
                    result.append(text.charAt(at++));
                }
            }
            return result.toString();
        }

        private void readQuoted(StringBuilder result) throws DockerfileException {
            while (at < text.length() && text.charAt(at) != '"') {
                char character = text.charAt(at++);
                if (character == '$') {
                    result.append(variable());
                } else if (character == escape && at < text.length() && isEscapable(text.charAt(at))) {
                    result.append(text.charAt(at++));
                } else {
                    result.append(character);
                }
            }
            at = closing('"') + 1;
        }

        private boolean isEscapable(char character) {
            return character == '"' || character == '$' || character == escape;
        }

        private int closing(char quote) throws DockerfileException {
            int end = text.indexOf(quote, at);
            if (end < 0) {
                throw fault("unexpected end of statement while looking for matching "
                        + (quote == '"' ? "double" : "single") + "-quote");
            }
            return end;
        }

        private String variable() throws DockerfileException {
            if (at < text.length() && text.charAt(at) == '{') {
                at++;
                String value = braced();
                if (at >= text.length() || text.charAt(at) != '}') {
                    throw fault("syntax error: missing '}'");
                }
                at++;
                return value;
            }
            String name = name();
            return name.isEmpty() ? "$" : orEmpty(variables.apply(name));
        }

        private String braced() throws DockerfileException {
            String name = name();
            if (name.isEmpty()) {
                throw fault("syntax error: bad substitution");
            }
            @Nullable String value = variables.apply(name);
            if (at >= text.length() || text.charAt(at) == '}') {
                return orEmpty(value);
            }
            boolean colon = text.charAt(at) == ':';
            at += colon ? 1 : 0;
            char modifier = at < text.length() ? text.charAt(at++) : END;
            boolean has = value != null && !(colon && value.isEmpty());
            String word = readUntil('}');
            return switch (modifier) {
                case '-' -> has ? orEmpty(value) : word;
                case '+' -> has ? word : "";
                case '?' -> required(name, value, has, word);
                default -> throw fault("unsupported modifier (" + modifier + ") in substitution");
            };
        }

        private String required(String name, @Nullable String value, boolean has, String word)
                throws DockerfileException {
            if (!has) {
                throw fault(name + ": " + (word.isEmpty() ? "is not allowed to be unset" : word));
            }
            return orEmpty(value);
        }

        private String name() {
            int start = at;
            while (at < text.length() && isNamePart(text.charAt(at), at > start)) {
                at++;
            }
            return text.substring(start, at);
        }

        private DockerfileException fault(String message) {
            return new DockerfileException(line, "failed to process \"" + text + "\": " + message);
        }
    }

    private static boolean isNamePart(char character, boolean digits) {
        return character == '_'
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (digits && character >= '0' && character <= '9');
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
