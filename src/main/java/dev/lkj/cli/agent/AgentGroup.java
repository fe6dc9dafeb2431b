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
                .below("Deploy")
                .add(CreateCommand::new, "create")
                .add(DeployCommand::new, "deploy")
                .add(PromoteCommand::new, "promote")
                .add(RollbackCommand::new, "rollback")
                .below("Look")
                .add(StatusCommand::new, "status")
                .add(VersionsCommand::new, "versions")
                .add(ListCommand::new, "list")
                .add(LogsCommand::new, "logs", "tail")
                .below("Change")
                .add(SecretsCommand::new, "secrets")
                .add(UpdateSecretsCommand::new, "update-secrets")
                .add(UpdateCommand::new, "update")
                .add(RestartCommand::new, "restart")
                .add(DeleteCommand::new, "delete", "destroy")
                .add(PrivateLinkGroup::commandLine, "private-link")
                .below("Set a folder up")
                .add(() -> new InitCommand(CreateCommand::in), "init")
                .add(ConfigCommand::new, "config")
                .add(DockerfileCommand::new, "dockerfile");
        return LocalCommands.addTo(commands).commandLine();
    }
}
