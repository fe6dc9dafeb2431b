package dev.lkj.cli.project;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of the project commands. */
@Command(
        name = "project",
        description = {
            "Add, list and remove the projects that are configured on this machine.",
            "They are kept in ~/.livekit/cli-config.yaml, which only you can read.",
        },
        footer = {
            "  lkj project list                     see which there are, and the default",
            "  lkj project add staging              add one; you are asked for the rest",
            "  lkj project set-default staging      use it where nothing names another",
        })
public final class ProjectGroup {
    private ProjectGroup() {}

    /** The group with its commands. */
    public static CommandLine commandLine() {
        return new CommandLine(new ProjectGroup())
                .addSubcommand(new AddCommand())
                .addSubcommand(new ListCommand())
                .addSubcommand(new RemoveCommand())
                .addSubcommand(new SetDefaultCommand());
    }
}
