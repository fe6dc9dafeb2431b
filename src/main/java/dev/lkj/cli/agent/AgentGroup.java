package dev.lkj.cli.agent;

import dev.lkj.cli.Subcommands;
import dev.lkj.cli.init.InitCommand;
import dev.lkj.cli.local.LocalCommands;
import dev.lkj.cli.logs.LogsCommand;
import dev.lkj.cli.privatelink.PrivateLinkGroup;
import java.util.Set;
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

    /** The group with its commands, as far as the words that were typed name them. */
    public static CommandLine commandLine(Set<String> typed) {
        Subcommands commands = new Subcommands(new AgentGroup(), typed)
                .add(ConfigCommand::new, "config")
                .add(CreateCommand::new, "create")
                .add(DeleteCommand::new, "delete", "destroy")
                .add(DeployCommand::new, "deploy")
                .add(DockerfileCommand::new, "dockerfile")
                .add(() -> new InitCommand(CreateCommand::in), "init")
                .add(ListCommand::new, "list")
                .add(LogsCommand::new, "logs", "tail")
                .add(PrivateLinkGroup::commandLine, "private-link")
                .add(PromoteCommand::new, "promote")
                .add(RestartCommand::new, "restart")
                .add(RollbackCommand::new, "rollback")
                .add(SecretsCommand::new, "secrets")
                .add(StatusCommand::new, "status")
                .add(UpdateCommand::new, "update")
                .add(UpdateSecretsCommand::new, "update-secrets")
                .add(VersionsCommand::new, "versions");
        return LocalCommands.addTo(commands).commandLine();
    }
}
