package dev.lkj.wire;

/** Asks for agents; both filters may be empty. */
public record ListAgentsRequest(String agentName, String agentId) {
    /** Fills what is absent. */
    public ListAgentsRequest {
        agentName = Defaults.text(agentName);
        agentId = Defaults.text(agentId);
    }
}
