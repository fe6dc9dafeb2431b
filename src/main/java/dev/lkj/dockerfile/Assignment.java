package dev.lkj.dockerfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name and what it is set to, of ENV, LABEL or ARG; variables not replaced. Only an ARG may have no value. */
public record Assignment(String name, @Nullable String value) {

    /** What an ENV or LABEL sets: {@code A=1 B="two words"}, or the old form {@code A all the rest}. */
    public static List<Assignment> ofSettings(Instruction instruction, char escape) throws DockerfileException {
        List<String> words = Words.split(instruction.arguments(), escape);
        if (!words.get(0).contains("=")) {
            String[] parts = instruction.arguments().split("\\s+", 2);
            if (parts.length == 1) {
                throw new DockerfileException(instruction.line(), instruction.keyword() + " must have two arguments");
            }
            return List.of(new Assignment(parts[0], parts[1]));
        }
        List<Assignment> assignments = new ArrayList<>();
        for (String word : words) {
            if (word.indexOf('=') <= 0) {
                throw new DockerfileException(
                        instruction.line(),
                        "Syntax error - can't find = in \"" + word + "\". Must be of the form: name=value");
            }
            assignments.add(of(word));
        }
        return assignments;
    }

    /** What an ARG declares: {@code NAME} or {@code NAME=default}, several of them. */
    public static List<Assignment> ofArguments(Instruction instruction, char escape) {
        return Words.split(instruction.arguments(), escape).stream()
                .map(Assignment::of)
                .toList();
    }

    private static Assignment of(String word) {
        int sign = word.indexOf('=');
        return sign < 0
                ? new Assignment(word, null)
                : new Assignment(word.substring(0, sign), word.substring(sign + 1));
    }
}
