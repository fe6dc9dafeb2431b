package dev.lkj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands of a group, of which only those are made that were named.
 *
 * <p>picocli looks through a command's class when it is made: that takes 1 to 2 ms each before the machine is warm, and
 * there are some forty.
 */
public final class Subcommands {
    private static final String USUAL = "Commands";

    private final Object group;
    private final Set<String> typed;
    private final List<Subcommand> all = new ArrayList<>();
    private String title = USUAL;

    private record Subcommand(Supplier<?> command, Set<String> names, String title) {
        CommandLine make() {
            Object made = command.get();
            CommandLine line = made instanceof CommandLine commandLine ? commandLine : new CommandLine(made);
            // Where picocli's own pages, which are not used, would have it: so it goes with the command.
            line.getCommandSpec().usageMessage().headerHeading(title);
            return line;
        }
    }

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

    /** Lets the help of the group list what is added from now on below a title. */
    public Subcommands below(String words) {
        title = words;
        return this;
    }

    /** The title below which the help of its group lists a command. */
    static String title(CommandSpec command) {
        String title = command.usageMessage().headerHeading();
        return title == null || title.isEmpty() ? USUAL : title;
    }

    /** Adds a command, or a group, with all names that it goes by. */
    public Subcommands add(Supplier<?> command, String... names) {
        all.add(new Subcommand(command, Set.of(names), title));
        return this;
    }

    /** The group with its commands. */
    public CommandLine commandLine() {
        List<Subcommand> named = all.stream()
                .filter(command -> command.names().stream().anyMatch(typed::contains))
                .toList();
        CommandLine commandLine = new CommandLine(group);
        for (Subcommand subcommand : named.isEmpty() ? all : named) {
            commandLine.addSubcommand(subcommand.make());
        }
        return commandLine;
    }
}
