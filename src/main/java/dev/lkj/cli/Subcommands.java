package dev.lkj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands of a group, of which only those are made that were named.
 *
 * <p>picocli looks through a command's class when it is made: that takes 1 to 2 ms each before the machine is warm, and
 * there are some forty.
 */
public final class Subcommands {
    private final Object group;
    private final Set<String> typed;
    private final List<Subcommand> all = new ArrayList<>();

    private record Subcommand(Supplier<?> command, Set<String> names) {}

    /**
     * None yet.
     *
     * @param group the group's own object
     * @param typed the words of the command line; where no command has one of them for a name, all are made
     */
    public Subcommands(Object group, Set<String> typed) {
        this.group = group;
        this.typed = typed;
    }

    /** Adds a command, or a group, with all names that it goes by. */
    public Subcommands add(Supplier<?> command, String... names) {
        all.add(new Subcommand(command, Set.of(names)));
        return this;
    }

    /** The group with its commands. */
    public CommandLine commandLine() {
        List<Subcommand> named = all.stream()
                .filter(command -> command.names().stream().anyMatch(typed::contains))
                .toList();
        CommandLine commandLine = new CommandLine(group);
        for (Subcommand subcommand : named.isEmpty() ? all : named) {
            commandLine.addSubcommand(subcommand.command().get());
        }
        return commandLine;
    }
}
