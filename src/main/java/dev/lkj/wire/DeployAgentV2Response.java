package dev.lkj.wire;

import org.jspecify.annotations.Nullable;

/** Where to upload the source, and the name that the version will have. */
public record DeployAgentV2Response(
        boolean success,
        String message,
        String agentId,
        String tag,
        @Nullable PresignedPostRequest presignedReq,
        String deployment) {
    /** Fills what is absent. */
    public DeployAgentV2Response {
        message = Defaults.text(message);
        agentId = Defaults.text(agentId);
        tag = Defaults.text(tag);
        deployment = Defaults.text(deployment);
    }
}
