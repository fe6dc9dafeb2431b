package dev.lkj.wire;

import java.util.List;

/** The new agent. */
public record CreateAgentV2Response(String agentId, String status, List<String> serverRegions) {
    /** Fills what is absent. */
    public CreateAgentV2Response {
        agentId = Defaults.text(agentId);
        status = Defaults.text(status);
        serverRegions = Defaults.list(serverRegions);
    }
}
