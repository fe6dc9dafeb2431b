package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.RunOptions;
import dev.lkj.cli.options.SecretOptions;
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
final class UpdateCommand implements RunVerb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public RunOptions options() {
        return options;
    }

    @Override
    public ExitCode run(Wiring wiring, RunView view) {
        Duration timeout = options.timeout();
        Target target = agent.silentTarget(wiring);
        if (target.file() == null && (agent.id() == null || agent.id().isEmpty())) {
            throw LkjException.usage(
                            "config file [" + SafeText.of(wiring.global().config()) + "] required to update agent")
                    .withHint("--id ID names the agent, lkj agent config writes the file");
        }
        AgentRun run = AgentRun.of(wiring, target, agent, "", view);
        RestartReport report =
                new RestartReport("Updated agent [" + SafeText.of(run.agentId()) + "]", timeout, run.next());
        return run.run(() -> {
            List<AgentSecret> given = secrets.collect(wiring, SecretsMode.ONLY_IF_NAMED, target.directory());
            Optional<Reading.Seen> before = run.status().glance();
            run.headerOfAll(before);
            if (given.isEmpty()) {
                send(run, given);
            } else {
                new SecretsChange(wiring, run)
                        .make(target.agents().glanceAtSecrets(run.agentId()), given, Set.of(), () -> send(run, given));
            }
            return new RestartWait(wiring, run).follow(before, report, options.detach());
        });
    }

    private static void send(AgentRun run, List<AgentSecret> given) {
        UpdateAgentResponse answer = run.target().agents().update(run.agentId(), given);
        if (!answer.success()) {
            throw LkjException.failed("failed to update agent: " + answer.message())
                    .withHint("these are the words of the service; nothing was changed");
        }
    }
}
