package dev.lkj.deploy;

import dev.lkj.rollout.RolloutPolicy;
import dev.lkj.source.PackingPlan;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.CreateAgentResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that the creation of an agent does, decided before its first write.
 *
 * @param region where it is to run, for good
 * @param plan what is packed
 * @param temporary the folder for the archive while it is uploaded
 * @param secrets the agent's secrets
 * @param created is told of the agent as soon as it exists; its failure ends the run
 * @param policy how the first roll is followed
 * @param detach whether to return after the build
 */
public record CreateRequest(
        String region,
        PackingPlan plan,
        Path temporary,
        List<AgentSecret> secrets,
        Consumer<CreateAgentResponse> created,
        RolloutPolicy policy,
        boolean detach) {
    /** Copies the collection. */
    public CreateRequest {
        secrets = List.copyOf(secrets);
    }
}
