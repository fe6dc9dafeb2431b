package dev.lkj.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a command line asks for. */
sealed interface Asked {
    /** The command that is asked for something, or at which the parser gave up. */
    CommandSpec command();

    /** That a command runs. */
    record Run(CommandSpec command, Verb verb) implements Asked {}

    /** The help of a command. */
    record Help(CommandSpec command) implements Asked {}

    /** The version of lkj. */
    record VersionLine(CommandSpec command) implements Asked {}

    /** Something that lkj does not understand. */
    record Misunderstood(CommandSpec command, ParameterException why) implements Asked {}

    /** Reads a command line. The fields of the commands have what it says, if it can be understood. */
    static Asked of(List<String> args) {
        Set<String> words = args.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
        Asked asked = of(CommandTree.typed(words), args);
        // The help of a group, and the advice after a slip, need all of its commands.
        boolean group = !asked.command().subcommands().isEmpty();
        return group ? of(CommandTree.whole(), args) : asked;
    }

    private static Asked of(CommandLine root, List<String> args) {
        List<String> normal = Arguments.normalise(root.getCommandSpec(), args);
        Optional<CommandSpec> explained = Arguments.helpWanted(root.getCommandSpec(), normal);
        if (explained.isPresent()) {
            return new Help(explained.get());
        }
        try {
            return of(root.parseArgs(normal.toArray(String[]::new)));
        } catch (ParameterException e) {
            return new Misunderstood(e.getCommandLine().getCommandSpec(), e);
        }
    }

    private static Asked of(ParseResult parsed) {
        CommandSpec command = Parsed.leaf(parsed).commandSpec();
        CommandLine leaf = command.commandLine();
        if (leaf.isUsageHelpRequested() || Parsed.helpWord(parsed)) {
            return new Help(command);
        }
        if (leaf.isVersionHelpRequested()) {
            return new VersionLine(command);
        }
        return command.userObject() instanceof Verb verb ? new Run(command, verb) : new Help(command);
    }
}
