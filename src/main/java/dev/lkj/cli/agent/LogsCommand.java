package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Output;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cloud.LogStream;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.DeploymentName;
import dev.lkj.term.SafeText;
import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Follows what an agent's instances or its last build print. */
@Command(
        name = "logs",
        aliases = "tail",
        description = {
            "Follow what the newest instance of an agent prints, or show its last build.",
            "Runs until the stream ends or Ctrl-C; a stream that breaks off is opened again.",
        },
        footer = {
            "  lkj agent logs",
            "  lkj agent logs --deployment staging",
            "  lkj agent logs --log-type build",
        })
final class LogsCommand implements Verb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = "--log-type",
            paramLabel = "TYPE",
            defaultValue = "deploy",
            description = "deploy for what instances print, build for the last build (default: ${DEFAULT-VALUE}).")
    private String type = "deploy";

    @Option(
            names = {"-d", "--deployment"},
            paramLabel = "NAME",
            description = "Deployment to read (default: production).")
    private @Nullable String deployment;

    @Override
    public ExitCode run(Wiring wiring) {
        Target target = agent.target(wiring);
        String id = agent.deployedAgentId(wiring, target);
        DeploymentName name = DeploymentName.toRead(deployment);
        LogStream.Query query = new LogStream.Query(id, name.value(), type, region(wiring, target, id, name));
        try {
            target.cloud()
                    .logs()
                    .follow(query, line -> print(wiring, line), reason -> wiring.status(reason + "; opening it again"));
        } catch (ReaderGone e) {
            return ExitCode.OK;
        }
        return ExitCode.OK;
    }

    private static void print(Wiring wiring, String line) {
        Output out = wiring.environment().out();
        out.line(wiring.terminal().outputIsTerminal() ? SafeText.of(line) : line);
        if (out.closed() || out.failure().isPresent()) {
            throw new ReaderGone();
        }
    }

    /** The server region that keeps the deployment's logs. */
    private String region(Wiring wiring, Target target, String id, DeploymentName name) {
        List<AgentInfo> agents = target.agents().listAgents(id).agents();
        if (agents.isEmpty()) {
            throw LkjException.of(
                            ExitCode.DENIED, "no agent deployments found: agent " + id + " is not in this project")
                    .withHint(NextCommand.list(wiring));
        }
        List<AgentDeployment> rows = agents.get(0).agentDeployments();
        return rows.stream()
                .filter(row -> row.deployment().equals(name.value()))
                .findFirst()
                .map(AgentDeployment::serverRegion)
                .orElseThrow(() -> none(new NextCommand(wiring, target, agent.id()), rows, name));
    }

    private static LkjException none(NextCommand next, List<AgentDeployment> rows, DeploymentName name) {
        if (rows.isEmpty()) {
            return LkjException.of(ExitCode.DENIED, "no agent deployments found")
                    .withHint(next.of("deploy"));
        }
        String there = rows.stream()
                .map(row -> Cells.deployment(row.deployment()))
                .distinct()
                .collect(Collectors.joining(", "));
        return LkjException.of(ExitCode.DENIED, "no deployment [" + name.label() + "] of this agent; there is " + there)
                .withHint(next.of("status"));
    }

    /** Nobody reads standard output any more. */
    private static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
