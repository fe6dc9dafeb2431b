package dev.lkj.wire;

import java.util.List;

/**
 * Changes an agent.
 *
 * @param agentName deprecated, not to be sent; as are {@code replicas}, {@code maxReplicas} and {@code cpuReq}
 */
public record UpdateAgentRequest(
        String agentId,
        String agentName,
        int replicas,
        int maxReplicas,
        String cpuReq,
        List<String> regions,
        List<AgentSecret> secrets) {
    /** Fills what is absent. */
    public UpdateAgentRequest {
        agentId = Defaults.text(agentId);
        agentName = Defaults.text(agentName);
        cpuReq = Defaults.text(cpuReq);
        regions = Defaults.list(regions);
        secrets = Defaults.list(secrets);
    }
}
