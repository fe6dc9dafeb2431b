package dev.lkj.wire;

/** Whether a restart began. */
public record RestartAgentResponse(boolean success, String message) {
    /** Fills what is absent. */
    public RestartAgentResponse {
        message = Defaults.text(message);
    }
}
