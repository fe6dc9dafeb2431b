package dev.lkj.deploy;

import dev.lkj.cloud.CloudClient;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Baseline;
import dev.lkj.rollout.RolloutPolicy;
import dev.lkj.rollout.Wanted;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import dev.lkj.wire.PromoteAgentResponse;
import java.util.Optional;

/** Lets the version of a named deployment serve production: asks the service for it and follows the roll. */
public final class Promoter {
    private final CloudClient cloud;
    private final Clock clock;
    private final Pacing pacing;

    /** A promoter for a project's service. */
    public Promoter(CloudClient cloud, Clock clock, Pacing pacing) {
        this.cloud = cloud;
        this.clock = clock;
        this.pacing = pacing;
    }

    /**
     * What to do.
     *
     * @param deployment the one whose version is to serve production
     * @param version its version as it was read before; empty when that failed
     */
    public record Request(
            String agentId,
            String deployment,
            String version,
            Baseline baseline,
            RolloutPolicy policy,
            boolean detach) {}

    /**
     * What became of it.
     *
     * @param version what was promoted; empty when the service does not say
     * @param end how the roll ended; empty when it is not followed
     */
    public record Promoted(String version, Optional<RollEnd> end) {}

    /** Does it; fails when the service refuses. */
    public Promoted promote(Request request, DeployListener listener) {
        listener.on(new DeployEvent.Requesting());
        PromoteAgentResponse answer = cloud.agents().promote(request.agentId(), request.deployment());
        if (!answer.success()) {
            throw LkjException.failed("unable to promote agent: failed to promote agent: " + answer.message())
                    .withHint("these are the words of the service; nothing was promoted");
        }
        // What the service promoted counts, not what was there a moment before.
        String version = answer.versionTag().isEmpty() ? request.version() : answer.versionTag();
        listener.on(new DeployEvent.RollingOut(version));
        if (request.detach()) {
            return new Promoted(version, Optional.empty());
        }
        RolloutFollower follower = new RolloutFollower(cloud, request.agentId(), "", clock, pacing);
        Wanted wanted = version.isEmpty() ? new Wanted.NextCurrent() : new Wanted.Existing(version);
        return new Promoted(
                version,
                Optional.of(follower.follow(
                        new RolloutFollower.Request(wanted, request.baseline(), false, false, request.policy()),
                        listener)));
    }
}
