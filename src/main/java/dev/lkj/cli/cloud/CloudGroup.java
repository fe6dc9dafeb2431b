package dev.lkj.cli.cloud;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of the account commands. */
@Command(
        name = "cloud",
        description = "Sign in to LiveKit Cloud.",
        footer = {
            "  lkj cloud auth                       get a project's key through a browser",
            "  lkj cloud auth --revoke --project P  give it back",
        })
public final class CloudGroup {
    private CloudGroup() {}

    /** The group with its commands. */
    public static CommandLine commandLine() {
        return new CommandLine(new CloudGroup()).addSubcommand(new AuthCommand());
    }
}
