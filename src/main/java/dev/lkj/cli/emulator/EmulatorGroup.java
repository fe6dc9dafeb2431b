package dev.lkj.cli.emulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of the emulator commands. */
@Command(
        name = "emulator",
        description = {
            "Run LiveKit Cloud's agent hosting on this machine, to rehearse deploys without an account.",
            "It is not LiveKit Cloud: it builds and runs agents here, as you, and has no rooms and no media.",
        },
        footer = {
            "  lkj emulator exec -- lkj agent deploy DIR   start one, run that, stop it",
            "  lkj emulator start                          run one until Ctrl-C",
            "  eval \"$(lkj emulator env)\"                 use it in another window",
        })
public final class EmulatorGroup {
    private EmulatorGroup() {}

    /** The group with its commands. */
    public static CommandLine commandLine() {
        return new CommandLine(new EmulatorGroup())
                .addSubcommand(new StartCommand())
                .addSubcommand(new ExecCommand())
                .addSubcommand(new EnvCommand())
                .addSubcommand(new EmulatorStatusCommand())
                .addSubcommand(new StopCommand())
                .addSubcommand(new ResetCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new ImportCommand())
                .addSubcommand(SessionsGroup.commandLine())
                .addSubcommand(new LoadCommand());
    }
}
