package dev.lkj.cli.completion;

import dev.lkj.cli.TypedLine;
import dev.lkj.cli.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What may stand in the place of the last word of a command line. */
final class Completion {
    private final List<String> before;
    private final String last;
    private final TypedLine line;
    private final Values values;

    /**
     * A place in a command line.
     *
     * @param before the words before it, without the program's name
     * @param last what was typed of the word itself; empty for a new one
     */
    Completion(Wiring wiring, List<String> before, String last) {
        this.before = before;
        this.last = last;
        this.line = TypedLine.of(wiring, withoutOpenFlag(before));
        this.values = new Values(line);
    }

    /** A flag at the end whose value is what is being typed says nothing yet. */
    private static List<String> withoutOpenFlag(List<String> words) {
        boolean open = !words.isEmpty() && words.get(words.size() - 1).startsWith("-");
        return open ? words.subList(0, words.size() - 1) : words;
    }

    /** Lines for the script of a shell. */
    List<String> lines() {
        if (before.contains("--")) {
            return List.of(CompleteCommand.FILES);
        }
        if (line.isLost()) {
            return List.of();
        }
        Optional<OptionSpec> open = openFlag();
        if (open.isPresent()) {
            return values(open.get(), last, "");
        }
        int equals = last.indexOf('=');
        if (last.startsWith("--") && equals > 0) {
            String name = last.substring(0, equals);
            return line.option(name)
                    .map(option -> values(option, last.substring(equals + 1), name + "="))
                    .orElse(List.of());
        }
        return last.startsWith("-") ? flags() : words();
    }

    /** The flag before the last word, when it still needs its value. */
    private Optional<OptionSpec> openFlag() {
        String word = before.isEmpty() ? "" : before.get(before.size() - 1);
        if (!word.startsWith("-") || word.contains("=")) {
            return Optional.empty();
        }
        return line.option(word).filter(option -> option.arity().min() > 0);
    }

    private List<String> values(OptionSpec option, String begun, String prefix) {
        Values.Source source = values.of(option);
        if (source.words().isEmpty() && !source.shell().isEmpty()) {
            return List.of(source.shell());
        }
        return matching(source.words().stream(), begun)
                .map(each -> new Candidate(prefix + each.word(), each.description()).line())
                .toList();
    }

    private List<String> flags() {
        Map<String, OptionSpec> options = line.command().optionsMap();
        Set<OptionSpec> given = new LinkedHashSet<>(line.command().options());
        given.removeIf(option -> option.originalStringValues().isEmpty() || option.isMultiValue());
        Stream<Candidate> candidates = new LinkedHashSet<>(options.values())
                .stream()
                        .filter(option -> !option.hidden() && !given.contains(option))
                        .map(option -> new Candidate(option.longestName(), firstOf(option.description())));
        return matching(candidates, last).map(Candidate::line).toList();
    }

    private List<String> words() {
        CommandSpec command = line.command();
        if (!command.subcommands().isEmpty() && line.positionals().isEmpty()) {
            List<String> names = new ArrayList<>();
            for (CommandLine sub : new LinkedHashSet<>(command.subcommands().values())) {
                CommandSpec spec = sub.getCommandSpec();
                if (!spec.usageMessage().hidden() && spec.name().startsWith(last)) {
                    names.add(new Candidate(
                                    spec.name(), firstOf(spec.usageMessage().description()))
                            .line());
                }
            }
            if (!names.isEmpty() || command.positionalParameters().isEmpty()) {
                return names;
            }
        }
        List<PositionalParamSpec> params = command.positionalParameters();
        if (params.isEmpty()) {
            return List.of();
        }
        Values.Source source =
                values.ofPositional(params.get(0), line.positionals().size());
        return source.words().isEmpty() && !source.shell().isEmpty()
                ? List.of(source.shell())
                : matching(source.words().stream(), last).map(Candidate::line).toList();
    }

    private static Stream<Candidate> matching(Stream<Candidate> candidates, String begun) {
        return candidates.filter(each -> each.word().startsWith(begun));
    }

    private static String firstOf(String[] description) {
        return description.length == 0 ? "" : description[0];
    }
}
