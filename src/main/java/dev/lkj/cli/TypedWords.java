package dev.lkj.cli;

import dev.lkj.project.CommandWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command as typed, for hints that repeat it: without what chooses the target, and without possible secrets. */
final class TypedWords {
    private static final Set<String> KEPT = Set.of(
            "--deployment",
            "--version",
            "--json",
            "--detach",
            "--timeout",
            "--skip-sdk-check",
            "--wait",
            "--overwrite",
            "--log-type",
            "--tail",
            "--since",
            "--level",
            "--all",
            "--no-follow");

    private TypedWords() {}

    static CommandWords of(CommandSpec command) {
        List<String> words = new ArrayList<>(List.of(command.qualifiedName().split(" ", -1)));
        words.remove(0);
        if (command.commandLine() == null || command.commandLine().getParseResult() == null) {
            return new CommandWords(words);
        }
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
            if (KEPT.contains(option.longestName())) {
                words.add(option.longestName());
                if (option.arity().max() > 0) {
                    Object value = option.getValue();
                    words.add(
                            value instanceof Collection<?> several
                                    ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                                    : String.valueOf(value));
                }
            }
        }
        command.commandLine().getParseResult().matchedPositionals().stream()
                .flatMap(param -> param.originalStringValues().stream())
                .findFirst()
                .ifPresent(words::add);
        return new CommandWords(words);
    }
}
