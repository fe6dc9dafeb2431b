package dev.lkj.wire;

/** Asks for an earlier version to serve production again. */
public record RollbackAgentRequest(String agentId, String agentName, String version) {
    /** Fills what is absent. */
    public RollbackAgentRequest {
        agentId = Defaults.text(agentId);
        agentName = Defaults.text(agentName);
        version = Defaults.text(version);
    }
}
