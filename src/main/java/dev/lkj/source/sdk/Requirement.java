package dev.lkj.source.sdk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line that asks for the Python SDK, as {@code requirements.txt} has them. */
final class Requirement {
    private static final String NAME = "livekit-agents(?:\\[[^\\]]*\\])?\\s*";
    private static final Pattern FROM_GIT = Pattern.compile(NAME + "@\\s*git\\+", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSIONED = Pattern.compile(NAME + "([=~><!]*)\\s*([^#]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern COMPARISON = Pattern.compile("[=~><]");

    private Requirement() {}

    /** The version expression of a line that starts with the SDK's name; nothing for other lines. */
    static Optional<String> expression(String line) {
        if (FROM_GIT.matcher(line).lookingAt()) {
            return Optional.of("latest");
        }
        Matcher versioned = VERSIONED.matcher(line);
        if (!versioned.lookingAt()) {
            return Optional.empty();
        }
        String text = versioned.group(2).strip();
        return Optional.of(text.isEmpty() ? "latest" : withOperator(versioned.group(1), firstPart(text)));
    }

    private static String firstPart(String text) {
        if (!text.contains(",")) {
            return text.split(" ", 2)[0];
        }
        for (String part : text.split(",", -1)) {
            if (DIGIT.matcher(part).find()) {
                return part.strip();
            }
        }
        return text;
    }

    private static String withOperator(String operator, String part) {
        return COMPARISON.matcher(part).find() ? part : operator + part;
    }
}
