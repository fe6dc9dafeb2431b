package dev.lkj.cli.agent;

import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.RunOptions;
import dev.lkj.deploy.DeployEvent;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Reading;
import dev.lkj.term.SafeText;
import dev.lkj.wire.RestartAgentResponse;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replaces the instances of an agent by new ones. */
@Command(
        name = "restart",
        description = {
            "Replace the instances of an agent by new ones of the same versions, and wait until they run.",
            "All its deployments restart. Where the service does not show the end of it, that is said, and the exit"
                    + " code is 0.",
        },
        footer = {
            "  lkj agent restart",
            "  lkj agent restart --detach --id CA_abc",
        })
final class RestartCommand implements RunVerb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public RunOptions options() {
        return options;
    }

    @Override
    public ExitCode run(Wiring wiring, RunView view) {
        Duration timeout = options.timeout();
        AgentRun run = AgentRun.of(wiring, agent.silentTarget(wiring), agent, "", view);
        RestartReport report =
                new RestartReport("Restarted agent [" + SafeText.of(run.agentId()) + "]", timeout, run.next());
        return run.run(() -> {
            Optional<Reading.Seen> before = run.status().glance();
            run.headerOfAll(before);
            run.listener().on(new DeployEvent.Requesting());
            RestartAgentResponse answer = run.target().agents().restart(run.agentId());
            if (!answer.success()) {
                throw LkjException.failed("failed to restart agent: " + answer.message())
                        .withHint("these are the words of the service; nothing was restarted");
            }
            return new RestartWait(wiring, run).follow(before, report, options.detach());
        });
    }
}
