package dev.lkj.wire;

import java.util.List;

/** The secrets of an agent, without their values. */
public record ListAgentSecretsResponse(List<AgentSecret> secrets) {
    /** Fills what is absent. */
    public ListAgentSecretsResponse {
        secrets = Defaults.list(secrets);
    }
}
