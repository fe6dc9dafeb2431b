package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.DeploymentName;
import dev.lkj.wire.DeleteAgentResponse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes an agent, or one of its deployments. */
@Command(
        name = "delete",
        aliases = "destroy",
        description = {
            "Delete an agent with all its versions, deployments and secrets, or one named deployment of it.",
            "It ends at once, running sessions included, and nothing brings it back. The project file stays. On a"
                    + " terminal you type the agent's id; without one it needs --yes.",
        },
        footer = {
            "  lkj agent delete",
            "  lkj agent delete --deployment staging",
            "  lkj agent delete --id CA_abc --yes",
        })
final class DeleteCommand implements Verb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = {"-d", "--deployment"},
            paramLabel = "NAME",
            description = "Delete only this deployment, not the agent.")
    private @Nullable String deployment;

    @Option(
            names = {"-j", "--json"},
            description = "Print what was deleted as JSON.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        DeploymentName name = name();
        boolean asked = wiring.prompter().isInteractive();
        if (!asked && !wiring.global().yes()) {
            throw LkjException.usage("delete needs --yes where nobody can be asked; nothing was deleted")
                    .withHint("--yes deletes without a question");
        }
        Target target = agent.target(wiring);
        String id = agent.agentId(wiring, target);
        Deletion deletion = Deletion.look(target, id, name);
        if (asked) {
            wiring.failures().warn(String.join("\n", deletion.lines()));
            confirm(wiring, deletion);
        } else {
            deletion.lines().forEach(wiring::status);
        }
        wiring.status("Deleting " + deletion.what());
        DeleteAgentResponse answer = target.agents().delete(id, name.value());
        if (!answer.success()) {
            throw LkjException.failed("failed to delete agent " + answer.message())
                    .withHint("these are the words of the service; "
                            + new NextCommand(wiring, target, agent.id()).of("status") + "   shows what is left");
        }
        wiring.status("Deleted " + deletion.what());
        if (json) {
            Results.json(wiring, deletion.json());
        }
        tellOfFile(wiring, target, id, name);
        return ExitCode.OK;
    }

    /** Without a name the whole agent goes, so that no way of writing production may lead there. */
    private DeploymentName name() {
        if (deployment != null && (deployment.isEmpty() || deployment.equals("production"))) {
            throw LkjException.usage("production cannot be deleted by itself: it is the agent")
                    .withHint("lkj agent delete   without --deployment deletes the agent with all that it has");
        }
        return DeploymentName.toChange(deployment);
    }

    private static void confirm(Wiring wiring, Deletion deletion) {
        String which = deletion.deployment().isProduction()
                ? "it"
                : deletion.deployment().label();
        String typed = wiring.prompter().ask("Type the agent's id to delete " + which + ":", "");
        if (!typed.equals(deletion.agentId())) {
            throw LkjException.failed(
                    typed.isEmpty() ? "nothing was deleted" : "that is not the agent's id; nothing was deleted");
        }
    }

    private static void tellOfFile(Wiring wiring, Target target, String id, DeploymentName name) {
        if (name.isProduction()
                && target.file() != null
                && target.file().agentId().equals(id)) {
            wiring.status("[" + target.file().name() + "] still names it");
        }
    }
}
