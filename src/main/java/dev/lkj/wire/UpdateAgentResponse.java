package dev.lkj.wire;

/** Whether an agent was changed. */
public record UpdateAgentResponse(boolean success, String message) {
    /** Fills what is absent. */
    public UpdateAgentResponse {
        message = Defaults.text(message);
    }
}
