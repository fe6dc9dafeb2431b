package dev.lkj.cli;

import dev.lkj.error.LkjException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what the parser does not understand into a message that names the right way. */
final class UsageErrors {
    /** What people type who know other tools, and what it is called here. */
    private static final Map<String, String> GUESSES = Map.ofEntries(
            Map.entry("--env-file", "--secrets-file"),
            Map.entry("--env", "--secrets"),
            Map.entry("--secret", "--secrets"),
            Map.entry("--agent", "--id"),
            Map.entry("--agent-id", "--id"),
            Map.entry("--force", "--yes"),
            Map.entry("--to", "--version"),
            Map.entry("--to-revision", "--version"),
            Map.entry("--no-wait", "--detach"),
            Map.entry("--follow", "--watch"),
            Map.entry("--environment", "--deployment"),
            Map.entry("--format", "--json"),
            Map.entry("-o", "--json"));

    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("undo", "rollback"),
            Map.entry("revert", "rollback"),
            Map.entry("up", "deploy"),
            Map.entry("push", "deploy"),
            Map.entry("ls", "list"),
            Map.entry("rm", "delete"),
            Map.entry("remove", "delete"),
            Map.entry("set-secrets", "update-secrets"),
            Map.entry("ps", "status"),
            Map.entry("releases", "versions"),
            Map.entry("history", "versions"),
            Map.entry("run", "exec"),
            Map.entry("serve", "start"));

    /** Flags that are not needed: what the command does by itself. */
    private static final Map<String, String> NEEDLESS = Map.of(
            "logs --follow", "it follows by itself",
            "logs -f", "it follows by itself",
            "deploy --wait", "it waits by itself; --detach does not",
            "rollback --wait", "it waits by itself; --detach does not",
            "promote --wait", "it waits by itself; --detach does not",
            "restart --wait", "it waits by itself; --detach does not");

    private UsageErrors() {}

    static LkjException explain(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(command, unmatched.getUnmatched().get(0));
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(command, missing);
        }
        if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null) {
            return LkjException.usage("invalid value \"" + e.getValue() + "\" for flag -" + bare(option.longestName())
                            + ": " + cause(e))
                    .withHint(help(command));
        }
        return LkjException.usage(String.valueOf(e.getMessage())).withHint(help(command));
    }

    private static String cause(ParameterException e) {
        return e.getCause() == null || e.getCause().getMessage() == null
                ? "parse error"
                : e.getCause().getMessage();
    }

    private static LkjException missing(CommandSpec command, MissingParameterException missing) {
        var arg = missing.getMissing().get(0);
        String text = arg instanceof OptionSpec option
                ? (option.required() ? required(missing) : "flag needs an argument: " + option.longestName())
                : arg.paramLabel() + " is missing";
        return LkjException.usage(text).withHint(help(command));
    }

    private static String required(MissingParameterException missing) {
        List<String> names = missing.getMissing().stream()
                .filter(OptionSpec.class::isInstance)
                .map(option -> bare(((OptionSpec) option).longestName()))
                .toList();
        return "Required flag" + (names.size() == 1 ? "" : "s") + " \"" + String.join(", ", names) + "\" not set";
    }

    private static LkjException unmatched(CommandSpec command, String word) {
        if (!word.startsWith("-")) {
            return unknownCommand(command, word);
        }
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        Optional<String> advice = Optional.ofNullable(NEEDLESS.get(command.name() + " " + name))
                .map(why -> "leave it out: " + why + "\n")
                .or(() -> meant(command, name).map(flag -> "did you mean `" + flag + "`?\n"));
        return LkjException.usage("flag provided but not defined: -" + bare(name))
                .withHint(advice.orElse("") + help(command));
    }

    private static Optional<String> meant(CommandSpec command, String name) {
        return Optional.ofNullable(GUESSES.get(name))
                .filter(guess -> command.findOption(guess) != null)
                .or(() -> closest(name, flags(command)));
    }

    private static LkjException unknownCommand(CommandSpec command, String word) {
        if (command.subcommands().isEmpty()) {
            return LkjException.usage("unexpected argument: " + word).withHint(help(command));
        }
        Optional<String> meant = verb(command, word).map(name -> command.qualifiedName() + " " + name);
        Optional<String> elsewhere = Optional.of(command)
                .filter(c -> c.parent() == null)
                .map(root -> root.subcommands().get("agent"))
                .map(CommandLine::getCommandSpec)
                .flatMap(agent -> verb(agent, word).map(name -> agent.qualifiedName() + " " + name));
        return LkjException.usage(
                        "No help topic for '" + word + "': " + command.qualifiedName() + " has no such command")
                .withHint(meant.or(() -> elsewhere)
                                .map(name -> "did you mean `" + name + "`?\n")
                                .orElse("")
                        + help(command));
    }

    /** The command of a group that a word means: its own name, what other tools call it, or a slip. */
    private static Optional<String> verb(CommandSpec group, String word) {
        Set<String> names = group.subcommands().keySet();
        return Optional.of(VERBS.getOrDefault(word, word))
                .filter(names::contains)
                .or(() -> closest(word, names.stream()));
    }

    private static Stream<String> flags(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()));
    }

    /** The candidate that is at most a third of its letters away. */
    static Optional<String> closest(String word, Stream<String> candidates) {
        return candidates
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .filter(candidate -> candidate.length() > 2)
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters have to be added, left out or changed (Levenshtein's distance). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    private static String bare(String flag) {
        return flag.replaceFirst("^-+", "");
    }

    private static String help(CommandSpec command) {
        List<String> words = List.of(command.qualifiedName(), "--help");
        return String.join(" ", words);
    }
}
