package dev.lkj.cli.agent;

import dev.lkj.cli.init.InitCommand;
import dev.lkj.cli.local.LocalCommands;
import dev.lkj.cli.logs.LogsCommand;
import dev.lkj.cli.privatelink.PrivateLinkGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of the agent commands. */
@Command(
        name = "agent",
        aliases = "a",
        description = "Work with the agents of a LiveKit Cloud project.",
        footer = {
            "  lkj agent create                     make an agent of this folder",
            "  lkj agent deploy                     deploy the project in this folder",
            "  lkj agent status --watch             see what serves, and what is rolling",
            "  lkj agent rollback                   put the version before back",
        })
public final class AgentGroup {
    private AgentGroup() {}

    /** The group with its commands. */
    public static CommandLine commandLine() {
        CommandLine group = new CommandLine(new AgentGroup())
                .addSubcommand(new ConfigCommand())
                .addSubcommand(new CreateCommand())
                .addSubcommand(new DeleteCommand())
                .addSubcommand(new DeployCommand())
                .addSubcommand(new DockerfileCommand())
                .addSubcommand(new InitCommand(CreateCommand::in))
                .addSubcommand(new ListCommand())
                .addSubcommand(new LogsCommand())
                .addSubcommand(PrivateLinkGroup.commandLine())
                .addSubcommand(new PromoteCommand())
                .addSubcommand(new RestartCommand())
                .addSubcommand(new RollbackCommand())
                .addSubcommand(new SecretsCommand())
                .addSubcommand(new StatusCommand())
                .addSubcommand(new UpdateCommand())
                .addSubcommand(new UpdateSecretsCommand())
                .addSubcommand(new VersionsCommand());
        return LocalCommands.addTo(group);
    }
}
