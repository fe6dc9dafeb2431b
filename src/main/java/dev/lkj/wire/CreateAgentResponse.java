package dev.lkj.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The new agent, and where its source is uploaded.
 *
 * @param presignedUrl for an upload by PUT
 * @param presignedPostRequest for an upload by form; preferred where it is given
 */
public record CreateAgentResponse(
        String agentId,
        String agentName,
        String status,
        String version,
        String presignedUrl,
        String tag,
        List<String> serverRegions,
        @Nullable PresignedPostRequest presignedPostRequest) {
    /** Fills what is absent. */
    public CreateAgentResponse {
        agentId = Defaults.text(agentId);
        agentName = Defaults.text(agentName);
        status = Defaults.text(status);
        version = Defaults.text(version);
        presignedUrl = Defaults.text(presignedUrl);
        tag = Defaults.text(tag);
        serverRegions = Defaults.list(serverRegions);
    }
}
