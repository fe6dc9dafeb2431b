package dev.lkj.wire;

import java.util.List;

/**
 * Creates an agent, whose first source comes by upload; the service takes exactly one region.
 *
 * @param agentName deprecated, not to be sent; as are {@code replicas}, {@code maxReplicas} and {@code cpuReq}
 */
public record CreateAgentRequest(
        String agentName,
        List<AgentSecret> secrets,
        int replicas,
        int maxReplicas,
        String cpuReq,
        List<String> regions) {
    /** Fills what is absent. */
    public CreateAgentRequest {
        agentName = Defaults.text(agentName);
        secrets = Defaults.list(secrets);
        cpuReq = Defaults.text(cpuReq);
        regions = Defaults.list(regions);
    }
}
