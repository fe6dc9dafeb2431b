package dev.lkj.cli.agent;

import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.RunOptions;
import dev.lkj.deploy.Promoter;
import dev.lkj.deploy.RollEnd;
import dev.lkj.error.ExitCode;
import dev.lkj.project.DeploymentName;
import dev.lkj.rollout.Reading;
import dev.lkj.rollout.RegionState;
import dev.lkj.wire.AgentVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets the version of a named deployment serve production. */
@Command(
        name = "promote",
        description = {
            "Let the version of a named deployment serve production too, and wait until it does.",
            "Nothing is built: what was tried there is what production gets. The version that serves now drains.",
        },
        footer = {
            "  lkj agent promote --deployment staging",
            "  lkj agent promote -d staging --json --timeout 5m     in a CI job",
        })
final class PromoteCommand implements RunVerb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = {"-d", "--deployment"},
            paramLabel = "NAME",
            description = "The deployment whose version is to serve production. Required.")
    private @Nullable String deployment;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public RunOptions options() {
        return options;
    }

    @Override
    public ExitCode run(Wiring wiring, RunView view) {
        DeploymentName name = DeploymentName.toPromote(deployment);
        Duration timeout = options.timeout();
        AgentRun run = AgentRun.of(wiring, agent.silentTarget(wiring), agent, "", view);
        return run.run(() -> {
            Optional<Reading.Seen> seen = run.status().glance();
            run.header(seen);
            Promotion promotion = promotion(name.value(), seen);
            view.promotion(promotion);
            Promoter promoter =
                    new Promoter(run.target().cloud(), wiring.environment().clock(), wiring.pacing());
            Promoter.Promoted promoted = promoter.promote(
                    new Promoter.Request(
                            run.agentId(),
                            name.value(),
                            promotion.name(),
                            run.baseline(),
                            run.policy(timeout),
                            options.detach()),
                    run.listener());
            return promoted.end()
                    .map(end -> ended(run, name, promoted.version(), end, timeout))
                    .orElseGet(() -> run.detached(promoted.version()));
        });
    }

    private static ExitCode ended(AgentRun run, DeploymentName name, String version, RollEnd end, Duration timeout) {
        String deed = "Promoted agent from deployment [" + name.value() + "] to production";
        return run.ended(AgentRun.PROMOTED, deed, version, end, timeout);
    }

    /** What goes where, when all regions of the deployment have the same version. */
    private static Promotion promotion(String deployment, Optional<Reading.Seen> seen) {
        List<String> names = seen.flatMap(Reading.Seen::agent).stream()
                .flatMap(agent -> RegionState.of(agent, deployment).stream())
                .map(RegionState::version)
                .distinct()
                .toList();
        Optional<AgentVersion> version = seen.stream()
                .flatMap(reading -> reading.versions().stream())
                .filter(v -> names.size() == 1 && v.version().equals(names.get(0)))
                .findFirst();
        return new Promotion(deployment, version, seen.flatMap(Reading.Seen::current));
    }
}
