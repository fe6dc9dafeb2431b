package dev.lkj.wire;

/** Replaces every instance of an agent. */
public record RestartAgentRequest(String agentId) {
    /** Fills what is absent. */
    public RestartAgentRequest {
        agentId = Defaults.text(agentId);
    }
}
