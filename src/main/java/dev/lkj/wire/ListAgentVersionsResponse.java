package dev.lkj.wire;

import java.util.List;

/** The versions of an agent, in no particular order. */
public record ListAgentVersionsResponse(List<AgentVersion> versions) {
    /** Fills what is absent. */
    public ListAgentVersionsResponse {
        versions = Defaults.list(versions);
    }
}
