package dev.lkj.wire;

/** Whether the rollback began. */
public record RollbackAgentResponse(boolean success, String message) {
    /** Fills what is absent. */
    public RollbackAgentResponse {
        message = Defaults.text(message);
    }
}
