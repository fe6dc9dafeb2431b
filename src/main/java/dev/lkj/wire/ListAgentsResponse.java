package dev.lkj.wire;

import java.util.List;

/** The agents asked for. */
public record ListAgentsResponse(List<AgentInfo> agents) {
    /** Fills what is absent. */
    public ListAgentsResponse {
        agents = Defaults.list(agents);
    }
}
