package dev.lkj.wire;

/** Asks for the versions of one agent. */
public record ListAgentVersionsRequest(String agentId, String agentName) {
    /** Fills what is absent. */
    public ListAgentVersionsRequest {
        agentId = Defaults.text(agentId);
        agentName = Defaults.text(agentName);
    }
}
