package dev.lkj.cli.local;

import picocli.CommandLine;

/** The commands of {@code lkj agent} that run agents on this machine. */
public final class LocalCommands {
    private LocalCommands() {}

    /** Adds them to the group. */
    public static CommandLine addTo(CommandLine group) {
        group.addSubcommand(new StartCommand()).addSubcommand(new DevCommand());
        for (Object elsewhere : ElsewhereCommand.all()) {
            group.addSubcommand(new CommandLine(elsewhere).setUnmatchedArgumentsAllowed(true));
        }
        return group;
    }
}
