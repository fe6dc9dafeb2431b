package dev.lkj.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where to upload the source, and the name that the version will have.
 *
 * @param presignedUrl deprecated; for an upload by PUT
 */
public record DeployAgentResponse(
        boolean success,
        String message,
        String agentId,
        String presignedUrl,
        String tag,
        @Nullable PresignedPostRequest presignedPostRequest,
        String deployment) {
    /** Fills what is absent. */
    public DeployAgentResponse {
        message = Defaults.text(message);
        agentId = Defaults.text(agentId);
        presignedUrl = Defaults.text(presignedUrl);
        tag = Defaults.text(tag);
        deployment = Defaults.text(deployment);
    }
}
