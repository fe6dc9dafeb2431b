package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.SecretOptions;
import dev.lkj.cli.options.WaitOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.SecretsMode;
import dev.lkj.rollout.Reading;
import dev.lkj.term.SafeText;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.UpdateAgentResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes an agent without a new version. */
@Command(
        name = "update",
        description = {
            "Update the agent of the project file, with new secrets when any are given, and wait until it runs again.",
            "Nothing is built, and the project file stays as it is.",
        },
        footer = {
            "  lkj agent update --secrets-file prod.env",
            "  lkj agent update --secrets OPENAI_API_KEY=new svc",
        })
final class UpdateCommand implements Verb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private SecretOptions secrets = new SecretOptions();

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
        if (target.file() == null && (agent.id() == null || agent.id().isEmpty())) {
            throw LkjException.usage(
                            "config file [" + SafeText.of(wiring.global().config()) + "] required to update agent")
                    .withHint("--id ID names the agent, lkj agent config writes the file");
        }
        String id = agent.silentAgentId(wiring, target);
        NextCommand next = new NextCommand(wiring, target, agent.id());
        AgentRun run = new AgentRun(wiring, target, id, "", next, view);
        RestartReport report = new RestartReport("Updated agent [" + SafeText.of(id) + "]", timeout, next);
        return run.run(() -> {
            List<AgentSecret> given = secrets.collect(wiring, SecretsMode.ONLY_IF_NAMED, target.directory());
            Optional<Reading.Seen> before = run.status().glance();
            run.headerOfAll(before);
            SecretsChange change = new SecretsChange(wiring, target, id, run, next);
            boolean certain = true;
            if (given.isEmpty()) {
                send(target, id, given);
            } else {
                certain = change.make(
                        target.agents().glanceAtSecrets(id), given, Set.of(), () -> send(target, id, given));
            }
            return new RestartWait(wiring, target, id, run)
                    .follow(before, report.whenCertain(certain), waiting.detach());
        });
    }

    private static void send(Target target, String id, List<AgentSecret> given) {
        UpdateAgentResponse answer = target.agents().update(id, given);
        if (!answer.success()) {
            throw LkjException.failed("failed to update agent: " + answer.message())
                    .withHint("these are the words of the service; nothing was changed");
        }
    }
}
