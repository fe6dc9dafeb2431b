package dev.lkj.cli;

import dev.lkj.cli.options.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command without a name: its flags are those of all commands. */
@Command(
        name = "lkj",
        description = "Deploys voice agents to LiveKit Cloud, takes bad versions back, and rehearses both without an"
                + " account.",
        footer = {
            "  lkj agent deploy                            deploy the project in this folder",
            "  lkj agent rollback                          put the version before back",
            "  lkj emulator exec -- lkj agent deploy DIR   rehearse it, without an account",
        })
final class RootCommand {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(
            names = {"-v", "--version"},
            versionHelp = true,
            description = "Show the version of lkj.")
    private boolean version;

    GlobalOptions global() {
        return global;
    }

    /** Asked for by a flag of the root only. */
    boolean version() {
        return version;
    }
}
