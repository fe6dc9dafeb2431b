package dev.lkj.deploy;

import dev.lkj.rollout.Baseline;
import dev.lkj.rollout.RolloutPolicy;
import dev.lkj.source.PackingPlan;
import dev.lkj.wire.AgentSecret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that a deploy does, decided before its first write.
 *
 * @param agentId the agent
 * @param deployment empty for production
 * @param plan what is packed
 * @param temporary the folder for the archive while it is uploaded
 * @param secrets secrets to set; none leaves them as they are
 * @param attributes the new version's attributes
 * @param baseline what there was before
 * @param policy how the roll is followed
 * @param detach whether to return after the build
 */
public record DeployRequest(
        String agentId,
        String deployment,
        PackingPlan plan,
        Path temporary,
        List<AgentSecret> secrets,
        Map<String, String> attributes,
        Baseline baseline,
        RolloutPolicy policy,
        boolean detach) {
    /** Copies the collections. */
    public DeployRequest {
        secrets = List.copyOf(secrets);
        attributes = Map.copyOf(attributes);
    }
}
