package dev.lkj.cli.init;

import dev.lkj.term.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of a task file with what stands in double braces filled in.
 *
 * <p>Of that language it knows what the templates of agents use: variables, texts, numbers, calls of
 * {@link TaskFunctions}, parentheses and pipes. Anything else is a {@link TaskFailure}, so that no half-filled command
 * is run.
 */
final class TaskText {
    private static final Pattern BRACES = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?}}", Pattern.DOTALL);
    private static final Pattern TOKEN =
            Pattern.compile("\\G\\s*(\\.\\w+|\"(?:[^\"\\\\]|\\\\.)*+\"|`[^`]*+`|\\d+|[A-Za-z]\\w*|[()|])\\s*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x(\\p{XDigit}{2})|u(\\p{XDigit}{4})|(.))");

    private final String source;
    private final Map<String, String> words;
    private final List<String> tokens;
    private int next;

    private TaskText(String source, Map<String, String> words) {
        this.source = source;
        this.words = words;
        this.tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source);
        int end = 0;
        while (matcher.find()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end < source.length() || tokens.isEmpty()) {
            throw unknown();
        }
    }

    /** A text with its braces filled in from the words. */
    static String filled(String text, Map<String, String> words) {
        return BRACES.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(new TaskText(found.group(1), words).whole()));
    }

    private TaskFailure unknown() {
        return new TaskFailure("the template asks for {{" + SafeText.of(source) + "}}, which is not known");
    }

    private String whole() {
        String value = pipeline();
        if (next < tokens.size()) {
            throw unknown();
        }
        return value;
    }

    private String pipeline() {
        String value = command(List.of());
        while (is("|")) {
            next++;
            value = command(List.of(value));
        }
        return value;
    }

    private boolean is(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    /** A value, or a function with its arguments, of which the one from the pipe comes last. */
    private String command(List<String> piped) {
        if (next < tokens.size() && !Character.isLetter(tokens.get(next).charAt(0)) && piped.isEmpty()) {
            return operand();
        }
        String function = take();
        List<String> given = new ArrayList<>();
        while (next < tokens.size() && !is("|") && !is(")")) {
            given.add(operand());
        }
        given.addAll(piped);
        return TaskFunctions.apply(function, given).orElseThrow(this::unknown);
    }

    private String operand() {
        String token = take();
        String inside = token.substring(1, Math.max(1, token.length() - 1));
        return switch (token.charAt(0)) {
            case '.' -> word(token.substring(1));
            case '"' -> unescaped(inside);
            case '`' -> inside;
            case '(' -> parenthesis();
            default ->
                Character.isDigit(token.charAt(0))
                        ? token
                        : TaskFunctions.apply(token, List.of()).orElseThrow(this::unknown);
        };
    }

    private String parenthesis() {
        String value = pipeline();
        if (!take().equals(")")) {
            throw unknown();
        }
        return value;
    }

    private String take() {
        if (next == tokens.size()) {
            throw unknown();
        }
        return tokens.get(next++);
    }

    private String word(String name) {
        String value = words.get(name);
        if (value == null) {
            throw unknown();
        }
        return value;
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }

    private static String character(MatchResult escape) {
        String code = escape.group(1) == null ? escape.group(2) : escape.group(1);
        if (code != null) {
            return String.valueOf((char) Integer.parseInt(code, 16));
        }
        return switch (escape.group(3)) {
            case "n" -> "\n";
            case "t" -> "\t";
            default -> escape.group(3);
        };
    }
}
