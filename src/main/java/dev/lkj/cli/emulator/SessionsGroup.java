package dev.lkj.cli.emulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of the commands about single sessions. */
@Command(
        name = "sessions",
        description = {
            "Start, list and end sessions of a running emulator, to see where a deploy leaves them.",
            "There is no call behind them: an agent that takes sessions over HTTP is told, for others they are counted.",
        },
        footer = {
            "  lkj emulator sessions start",
            "  lkj emulator sessions list",
            "  lkj emulator sessions end --all",
        })
final class SessionsGroup {
    private SessionsGroup() {}

    static CommandLine commandLine() {
        return new CommandLine(new SessionsGroup())
                .addSubcommand(new SessionsStartCommand())
                .addSubcommand(new SessionsListCommand())
                .addSubcommand(new SessionsEndCommand());
    }
}
