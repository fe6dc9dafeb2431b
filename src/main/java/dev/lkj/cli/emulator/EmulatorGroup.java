package dev.lkj.cli.emulator;

import dev.lkj.cli.Subcommands;
import java.util.Set;
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

    /** The group with its commands, as far as the words that were typed name them. */
    public static CommandLine commandLine(Set<String> typed) {
        return new Subcommands(new EmulatorGroup(), typed)
                .add(StartCommand::new, "start")
                .add(ExecCommand::new, "exec")
                .add(EnvCommand::new, "env")
                .add(EmulatorStatusCommand::new, "status")
                .add(StopCommand::new, "stop")
                .add(ResetCommand::new, "reset")
                .add(ExportCommand::new, "export")
                .add(ImportCommand::new, "import")
                .add(SessionsGroup::commandLine, "sessions")
                .add(LoadCommand::new, "load")
                .commandLine();
    }
}
