package dev.lkj.wire;

/** Whether it was deleted. */
public record DeleteAgentResponse(boolean success, String message) {
    /** Fills what is absent. */
    public DeleteAgentResponse {
        message = Defaults.text(message);
    }
}
