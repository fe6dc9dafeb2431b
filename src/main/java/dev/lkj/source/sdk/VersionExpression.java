package dev.lkj.source.sdk;

import dev.lkj.error.LkjException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version that a project file asks for, compared with the service's minimum. */
final class VersionExpression {
    private static final Set<String> ALWAYS_NEW = Set.of("latest", "*", "next", "");
    private static final Pattern QUOTES = Pattern.compile("^[\\s\"']+|[\\s\"']+$");
    private static final Pattern OPERATORS = Pattern.compile("^[=~><!]+");
    private static final Pattern RANGE_MARK = Pattern.compile("^[\\^~]");
    private static final Pattern GLUED_LETTERS = Pattern.compile("([0-9.]+)([A-Za-z].*)", Pattern.DOTALL);

    private VersionExpression() {}

    /**
     * Whether a version is at least a minimum, or a pre-release of the minimum itself.
     *
     * <p>Operators carry no meaning: {@code <2} is version 2.
     *
     * @throws LkjException with exit 2 when one of them is no version
     */
    static boolean satisfies(String expression, String minimum) {
        if (ALWAYS_NEW.contains(expression)) {
            return true;
        }
        SemanticVersion version =
                parse(expression).orElseThrow(() -> LkjException.usage("invalid version format: " + expression));
        SemanticVersion least =
                parse(minimum).orElseThrow(() -> LkjException.usage("invalid minimum version format: " + minimum));
        return version.compareTo(least) >= 0 || version.base().equals(least.base());
    }

    /** Whether the text can be compared at all. */
    static boolean isVersion(String expression) {
        return ALWAYS_NEW.contains(expression) || parse(expression).isPresent();
    }

    private static Optional<SemanticVersion> parse(String expression) {
        return SemanticVersion.parse(normalise(expression));
    }

    private static String normalise(String expression) {
        String text = QUOTES.matcher(expression).replaceAll("");
        text = OPERATORS.matcher(text).replaceFirst("");
        text = RANGE_MARK.matcher(text).replaceFirst("");
        int dot = text.lastIndexOf('.');
        // Python writes 1.0.0.rc2 and 1.3rc1 where SemVer has 1.0.0-rc2 and 1.3.0-rc1.
        if (dot > 0 && dot + 1 < text.length() && isLetter(text.charAt(dot + 1))) {
            text = text.substring(0, dot) + "-" + text.substring(dot + 1);
        }
        Matcher glued = GLUED_LETTERS.matcher(text);
        return glued.matches() ? padded(glued.group(1)) + "-" + glued.group(2) : text;
    }

    private static String padded(String numbers) {
        StringBuilder padded = new StringBuilder(numbers);
        for (long dots = numbers.chars().filter(c -> c == '.').count(); dots < 2; dots++) {
            padded.append(".0");
        }
        return padded.toString();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
