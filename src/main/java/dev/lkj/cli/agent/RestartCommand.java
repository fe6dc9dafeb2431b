package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.WaitOptions;
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
import picocli.CommandLine.Option;

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
final class RestartCommand implements Verb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Option(
            names = {"-j", "--json"},
            description = "Print events and the result as JSON, one object a line.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        RunView view = AgentRun.view(wiring, json);
        return EarlyFailure.guard(wiring, view, () -> decide(wiring, view));
    }

    private ExitCode decide(Wiring wiring, RunView view) {
        Duration timeout = waiting.timeout();
        Target target = agent.silentTarget(wiring);
        String id = agent.silentAgentId(wiring, target);
        NextCommand next = new NextCommand(wiring, target, agent.id());
        AgentRun run = new AgentRun(wiring, target, id, "", next, view);
        RestartReport report = new RestartReport("Restarted agent [" + SafeText.of(id) + "]", timeout, next);
        return run.run(() -> {
            Optional<Reading.Seen> before = run.status().glance();
            run.headerOfAll(before);
            run.listener().on(new DeployEvent.Requesting());
            RestartAgentResponse answer = target.agents().restart(id);
            if (!answer.success()) {
                throw LkjException.failed("failed to restart agent: " + answer.message())
                        .withHint("these are the words of the service; nothing was restarted");
            }
            return new RestartWait(wiring, target, id, run).follow(before, report, waiting.detach());
        });
    }
}
