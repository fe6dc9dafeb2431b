package dev.lkj.deploy;

import dev.lkj.image.PreparedImage;
import dev.lkj.rollout.Baseline;
import dev.lkj.rollout.RolloutPolicy;
import dev.lkj.wire.AgentSecret;
import java.util.List;
import java.util.Map;

/**
 * Everything that the deploy of a prebuilt image does, decided before its first write. It always goes to production.
 *
 * @param agentId the agent, which exists
 * @param image what is pushed; whoever made it closes it
 * @param secrets secrets to set before; none leaves them as they are
 * @param attributes the new version's attributes
 * @param baseline what there was before
 * @param policy how the roll is followed
 * @param detach whether to return after the push
 */
public record ImageDeployRequest(
        String agentId,
        PreparedImage image,
        List<AgentSecret> secrets,
        Map<String, String> attributes,
        Baseline baseline,
        RolloutPolicy policy,
        boolean detach) {
    /** Copies the collections. */
    public ImageDeployRequest {
        secrets = List.copyOf(secrets);
        attributes = Map.copyOf(attributes);
    }
}
