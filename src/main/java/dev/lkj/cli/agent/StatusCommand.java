package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.RunOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.DeploymentName;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.ListAgentsResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what runs of an agent, once, again and again, or until a roll has ended. */
@Command(
        name = "status",
        description = {
            "Show what runs of an agent in each region.",
            "With --wait it follows a roll to its end, with the exit codes of deploy.",
        },
        footer = {
            "  lkj agent status",
            "  lkj agent status --watch",
            "  lkj agent status --wait --timeout 5m          follow the newest roll",
            "  lkj agent status --wait --version 20260809003117",
        })
final class StatusCommand implements Verb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = {"-j", "--json"},
            description = "Print the answer of the service as JSON.")
    private boolean json;

    @Option(names = "--wide", description = "Also CPU, memory and when it was last observed.")
    private boolean wide;

    @Option(names = "--watch", description = "Show it again and again until Ctrl-C.")
    private boolean watch;

    @Option(names = "--wait", description = "Wait until the version that rolls serves, or the one of --version.")
    private boolean wait;

    @Option(names = "--version", paramLabel = "VERSION", description = "The version to wait for.")
    private @Nullable String version;

    @Option(
            names = {"-d", "--deployment"},
            paramLabel = "NAME",
            description = "The deployment to wait for (default: production).")
    private @Nullable String deployment;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long to wait at most (default: 10m).")
    private @Nullable String timeout;

    @Override
    public ExitCode run(Wiring wiring) {
        if (watch && wait) {
            throw LkjException.usage("--watch and --wait exclude each other").withHint("leave one of them out");
        }
        if (!wait && (version != null || timeout != null || deployment != null)) {
            throw LkjException.usage("--version, --deployment and --timeout go with --wait")
                    .withHint("add --wait, or leave them out");
        }
        if (wait) {
            DeploymentName name = DeploymentName.toRead(deployment);
            AgentRun run =
                    AgentRun.of(wiring, agent.silentTarget(wiring), agent, name.value(), AgentRun.view(wiring, json));
            return new StatusWait(wiring, name.value(), run)
                    .follow(version == null ? "" : version, RunOptions.parse(timeout));
        }
        Target target = agent.target(wiring);
        String id = agent.agentId(wiring, target);
        if (watch) {
            return new StatusWatch(wiring, target, id, wide).run();
        }
        show(wiring, target, id);
        return ExitCode.OK;
    }

    private void show(Wiring wiring, Target target, String id) {
        List<AgentInfo> agents = target.agents().listAgents(id).agents();
        if (agents.isEmpty()) {
            throw LkjException.of(ExitCode.DENIED, "no agents found: agent " + id + " is not in this project")
                    .withHint(NextCommand.list(wiring));
        }
        StatusView view = new StatusView(agents, wide);
        if (json) {
            Results.json(wiring, new ListAgentsResponse(agents));
        } else {
            Results.show(wiring, view);
            if (wide || !wiring.terminal().outputIsTerminal()) {
                view.unreadable().forEach(wiring.failures()::warn);
            }
        }
    }
}
