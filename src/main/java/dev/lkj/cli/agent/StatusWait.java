package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.deploy.DeployEvent;
import dev.lkj.deploy.RolloutFollower;
import dev.lkj.deploy.ServingNow;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Baseline;
import dev.lkj.rollout.Reading;
import dev.lkj.rollout.RegionState;
import dev.lkj.rollout.StatusWord;
import dev.lkj.rollout.Wanted;
import dev.lkj.wire.AgentVersion;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows a roll that another command left. */
final class StatusWait {
    private final Wiring wiring;
    private final Target target;
    private final String agentId;
    private final String deployment;
    private final AgentRun run;

    StatusWait(Wiring wiring, String deployment, AgentRun run) {
        this.wiring = wiring;
        this.target = run.target();
        this.agentId = run.agentId();
        this.deployment = deployment;
        this.run = run;
    }

    /** Follows the given version, or the newest that rolls, else the one that serves. */
    ExitCode follow(String version, Duration timeout) {
        return run.run(() -> {
            Reading.Seen seen = run.status().look();
            run.header(Optional.of(seen));
            String wanted = version.isEmpty() ? choose(seen) : existing(seen, version);
            run.listener().on(new DeployEvent.RollingOut(wanted));
            RolloutFollower follower = new RolloutFollower(
                    target.cloud(), agentId, deployment, wiring.environment().clock(), wiring.pacing());
            RolloutFollower.Request request = new RolloutFollower.Request(
                    new Wanted.Existing(wanted), Baseline.of(seen, deployment), true, false, run.policy(timeout));
            return run.ended(AgentRun.WAITED, wanted, follower.follow(request, run.listener()), timeout);
        });
    }

    private String existing(Reading.Seen seen, String version) {
        if (seen.versions().stream().noneMatch(v -> v.version().equals(version))) {
            throw LkjException.usage("version " + version + " does not exist")
                    .withHint(run.next().of("versions"));
        }
        return version;
    }

    private String choose(Reading.Seen seen) {
        return rolling(seen)
                .max(Comparator.comparing(AgentVersion::version))
                .map(AgentVersion::version)
                .or(() -> ServingNow.version(seen, deployment))
                .orElseThrow(() -> LkjException.usage("nothing rolls and nothing serves: there is nothing to wait for")
                        .withHint(run.next().of("versions")));
    }

    /** The versions on their way to this deployment: those that rows of it name, or that no named row names. */
    private Stream<AgentVersion> rolling(Reading.Seen seen) {
        Stream<AgentVersion> all =
                seen.versions().stream().filter(v -> !v.current() && StatusWord.isRolling(v.status()));
        if (deployment.isEmpty()) {
            return all.filter(v -> seen.agent().stream()
                    .flatMap(agent -> agent.agentDeployments().stream())
                    .noneMatch(
                            row -> !row.deployment().isEmpty() && row.version().equals(v.version())));
        }
        return all.filter(v -> seen.agent().stream()
                .flatMap(agent -> RegionState.of(agent, deployment).stream())
                .anyMatch(region -> region.version().equals(v.version())));
    }
}
