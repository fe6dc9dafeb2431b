package dev.lkj.deploy;

import dev.lkj.cloud.CloudClient;
import dev.lkj.cloud.ImagePush;
import dev.lkj.cloud.PushTarget;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Wanted;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.UpdateAgentSecretsRequest;
import dev.lkj.wire.UpdateAgentSecretsResponse;
import java.time.Duration;
import java.util.List;

/** Deploys a prebuilt image to production: sets secrets, pushes, and follows the roll. */
public final class ImageDeployer {
    private final CloudClient cloud;
    private final Clock clock;
    private final Pacing pacing;

    /** A deployer for a project's service. */
    public ImageDeployer(CloudClient cloud, Clock clock, Pacing pacing) {
        this.cloud = cloud;
        this.clock = clock;
        this.pacing = pacing;
    }

    /**
     * Does it, and tells the listener what happens.
     *
     * @throws LkjException when the service does not take the secrets
     * @throws dev.lkj.cloud.ServiceFailure when a call or the push fails
     * @throws dev.lkj.time.CancelledException when the work is cancelled; the last event says how far it was
     */
    public DeployOutcome deploy(ImageDeployRequest request, DeployListener listener) {
        listener.on(new DeployEvent.Requesting());
        if (!request.secrets().isEmpty()) {
            setSecrets(request.agentId(), request.secrets());
            listener.on(new DeployEvent.SecretsChanged(
                    request.secrets().stream().map(AgentSecret::name).sorted().toList(), List.of()));
        }
        PushTarget target = cloud.images().target(request.agentId());
        String version = target.tag();
        listener.on(new DeployEvent.Announced(version));
        push(request, target, listener);
        return request.detach() ? new DeployOutcome.Detached(version) : rolled(request, version, listener);
    }

    private void setSecrets(String agentId, List<AgentSecret> secrets) {
        UpdateAgentSecretsResponse answer =
                cloud.agents().updateSecrets(new UpdateAgentSecretsRequest(agentId, "", false, secrets, List.of()));
        if (!answer.success()) {
            throw LkjException.failed("failed to update agent secrets: " + answer.message())
                    .withHint("these are the words of the service; nothing was deployed");
        }
    }

    private void push(ImageDeployRequest request, PushTarget target, DeployListener listener) {
        long total = request.image().bytes();
        listener.on(new DeployEvent.Pushing(target.reference(), total));
        Duration start = clock.elapsed();
        ImagePush.Pushed pushed = cloud.images()
                .push(
                        target,
                        request.image(),
                        request.attributes(),
                        done -> listener.on(new DeployEvent.PushProgress(done, total)));
        listener.on(new DeployEvent.Pushed(
                request.image().digest(),
                pushed.sentBytes(),
                pushed.sentBlobs(),
                pushed.reusedBlobs(),
                clock.elapsed().minus(start)));
    }

    private DeployOutcome rolled(ImageDeployRequest request, String version, DeployListener listener) {
        listener.on(new DeployEvent.RollingOut(version));
        RolloutFollower follower = new RolloutFollower(cloud, request.agentId(), "", clock, pacing);
        Wanted wanted = new Wanted.Deployed(version, request.attributes(), true);
        return new DeployOutcome.Rolled(
                version,
                follower.follow(
                        new RolloutFollower.Request(wanted, request.baseline(), false, false, request.policy()),
                        listener));
    }
}
