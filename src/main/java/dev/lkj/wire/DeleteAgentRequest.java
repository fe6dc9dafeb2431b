package dev.lkj.wire;

/** Deletes an agent; with a deployment only that. */
public record DeleteAgentRequest(String agentId, String agentName, String deployment) {
    /** Fills what is absent. */
    public DeleteAgentRequest {
        agentId = Defaults.text(agentId);
        agentName = Defaults.text(agentName);
        deployment = Defaults.text(deployment);
    }
}
