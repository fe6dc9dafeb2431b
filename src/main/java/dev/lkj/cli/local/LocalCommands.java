package dev.lkj.cli.local;

import dev.lkj.cli.Subcommands;
import picocli.CommandLine;

/** The commands of {@code lkj agent} that run agents on this machine. */
public final class LocalCommands {
    private LocalCommands() {}

    /** Adds them to the group. */
    public static Subcommands addTo(Subcommands group) {
        return group.below("Run on this machine")
                .add(StartCommand::new, "start")
                .add(DevCommand::new, "dev")
                .add(() -> elsewhere(new ElsewhereCommand.Console()), "console")
                .add(() -> elsewhere(new ElsewhereCommand.Daemon()), "daemon")
                .add(() -> elsewhere(new ElsewhereCommand.Simulate()), "simulate");
    }

    private static CommandLine elsewhere(ElsewhereCommand command) {
        return new CommandLine(command).setUnmatchedArgumentsAllowed(true);
    }
}
