package dev.lkj.deploy;

import dev.lkj.cloud.CloudClient;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Baseline;
import dev.lkj.rollout.RolloutPolicy;
import dev.lkj.rollout.Wanted;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import dev.lkj.wire.RollbackAgentResponse;
import java.util.Optional;

/** Puts an earlier version back: asks the service for it and follows the roll. */
public final class Rollbacker {
    /** The word that lets the service choose the version. */
    public static final String LATEST = "latest";

    private final CloudClient cloud;
    private final Clock clock;
    private final Pacing pacing;

    /** A rollbacker for a project's service. */
    public Rollbacker(CloudClient cloud, Clock clock, Pacing pacing) {
        this.cloud = cloud;
        this.clock = clock;
        this.pacing = pacing;
    }

    /**
     * What to do.
     *
     * @param version as the service is to hear it; may be {@link #LATEST}
     * @param wanted what is to serve afterwards
     */
    public record Request(
            String agentId, String version, Wanted wanted, Baseline baseline, RolloutPolicy policy, boolean detach) {}

    /**
     * Does it.
     *
     * @return how the roll ended; without outcome when it is not followed
     * @throws dev.lkj.cloud.ServiceFailure when the service refuses; its plan may be the reason
     */
    public Optional<RollEnd> rollback(Request request, DeployListener listener) {
        listener.on(new DeployEvent.Requesting());
        RollbackAgentResponse answer = cloud.agents().rollback(request.agentId(), request.version());
        if (!answer.success()) {
            throw LkjException.failed("failed to rollback agent " + answer.message())
                    .withHint("these are the words of the service; nothing was rolled back");
        }
        listener.on(new DeployEvent.RollingOut(request.version().equals(LATEST) ? "" : request.version()));
        if (request.detach()) {
            return Optional.empty();
        }
        RolloutFollower follower = new RolloutFollower(cloud, request.agentId(), "", clock, pacing);
        return Optional.of(follower.follow(
                new RolloutFollower.Request(request.wanted(), request.baseline(), false, false, request.policy()),
                listener));
    }
}
