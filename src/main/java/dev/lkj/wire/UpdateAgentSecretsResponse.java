package dev.lkj.wire;

/** Whether secrets were changed. */
public record UpdateAgentSecretsResponse(boolean success, String message) {
    /** Fills what is absent. */
    public UpdateAgentSecretsResponse {
        message = Defaults.text(message);
    }
}
