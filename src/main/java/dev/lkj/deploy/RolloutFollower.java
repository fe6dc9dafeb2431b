package dev.lkj.deploy;

import dev.lkj.cloud.CloudClient;
import dev.lkj.cloud.LogStream;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.rollout.Baseline;
import dev.lkj.rollout.Judge;
import dev.lkj.rollout.Reading;
import dev.lkj.rollout.RestartJudge;
import dev.lkj.rollout.RolloutJudge;
import dev.lkj.rollout.RolloutOutcome;
import dev.lkj.rollout.RolloutPolicy;
import dev.lkj.rollout.RolloutState;
import dev.lkj.rollout.RolloutTracker;
import dev.lkj.rollout.Wanted;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import dev.lkj.wire.AgentDeployment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Follows a roll of one deployment, and fetches what its newest instance printed when it failed. */
public final class RolloutFollower {
    /** Lines of an instance's last output. */
    private static final int LINES = 20;

    /** How long to wait for more of them: the backlog comes at once. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final CloudClient cloud;
    private final String agentId;
    private final String deployment;
    private final Clock clock;
    private final Pacing pacing;

    /**
     * A follower.
     *
     * @param deployment empty for production
     */
    public RolloutFollower(CloudClient cloud, String agentId, String deployment, Clock clock, Pacing pacing) {
        this.cloud = cloud;
        this.agentId = agentId;
        this.deployment = deployment;
        this.clock = clock;
        this.pacing = pacing;
    }

    /** What to follow and how. */
    public record Request(
            Wanted wanted, Baseline baseline, boolean overMeansLost, boolean afterCut, RolloutPolicy policy) {}

    /** Follows to the end, which it tells the listener too. */
    public RollEnd follow(Request request, DeployListener listener) {
        RolloutJudge judge =
                new RolloutJudge(deployment, request.wanted(), request.baseline(), request.overMeansLost());
        RolloutPolicy policy = request.afterCut() ? request.policy().afterCut() : request.policy();
        return follow(judge, policy, request.afterCut(), listener);
    }

    /**
     * Follows a restart of the agent, all its deployments.
     *
     * @param before what was read before it was asked for; empty when that failed
     */
    public RollEnd followRestart(Optional<Reading.Seen> before, RolloutPolicy policy, DeployListener listener) {
        return follow(new RestartJudge(before, policy.restartReads()), policy, false, listener);
    }

    private RollEnd follow(Judge judge, RolloutPolicy policy, boolean afterCut, DeployListener listener) {
        Duration start = clock.elapsed();
        RolloutTracker tracker = new RolloutTracker(new ServiceStatus(cloud.agents(), agentId), clock, pacing);
        RolloutOutcome outcome =
                tracker.follow(judge, policy, state -> listener.on(new DeployEvent.RolloutProgress(state)));
        return new RollEnd(
                outcome, afterCut, lastOutput(outcome), clock.elapsed().minus(start));
    }

    private List<String> lastOutput(RolloutOutcome outcome) {
        if (!(outcome instanceof RolloutOutcome.Decided decided) || !(decided.state() instanceof RolloutState.Failed)) {
            return List.of();
        }
        String region = decided.last().agent().stream()
                .flatMap(agent -> agent.agentDeployments().stream())
                .filter(row -> row.deployment().equals(deployment))
                .map(AgentDeployment::serverRegion)
                .findFirst()
                .orElse("");
        Deque<String> lines = new ArrayDeque<>();
        try {
            cloud.logs().backlog(new LogStream.Query(agentId, deployment, "deploy", region), SILENCE, line -> {
                lines.addLast(line);
                if (lines.size() > LINES) {
                    lines.removeFirst();
                }
            });
        } catch (ServiceFailure e) {
            // The failure of the roll is what counts; the hint names the command that shows the logs.
        }
        return List.copyOf(lines);
    }
}
