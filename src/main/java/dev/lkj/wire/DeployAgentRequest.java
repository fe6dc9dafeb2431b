package dev.lkj.wire;

import java.util.List;
import java.util.Map;

/**
 * The older form of the announcement of a new version; an empty deployment is production.
 *
 * @param agentName deprecated, not to be sent; as are {@code replicas}, {@code maxReplicas} and {@code cpuReq}
 */
public record DeployAgentRequest(
        String agentId,
        String agentName,
        List<AgentSecret> secrets,
        int replicas,
        int maxReplicas,
        String cpuReq,
        String deployment,
        Map<String, String> attributes) {
    /** Fills what is absent. */
    public DeployAgentRequest {
        agentId = Defaults.text(agentId);
        agentName = Defaults.text(agentName);
        secrets = Defaults.list(secrets);
        cpuReq = Defaults.text(cpuReq);
        deployment = Defaults.text(deployment);
        attributes = Defaults.map(attributes);
    }
}
