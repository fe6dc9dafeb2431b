package dev.lkj.wire;

/** Asks for the secrets of one agent. */
public record ListAgentSecretsRequest(String agentId, String agentName) {
    /** Fills what is absent. */
    public ListAgentSecretsRequest {
        agentId = Defaults.text(agentId);
        agentName = Defaults.text(agentName);
    }
}
