package dev.lkj.wire;

import java.util.List;

/**
 * Changes secrets of an agent.
 *
 * @param overwrite whether those given become the whole set
 * @param remove names of those that go
 */
public record UpdateAgentSecretsRequest(
        String agentId, String agentName, boolean overwrite, List<AgentSecret> secrets, List<String> remove) {
    /** Fills what is absent. */
    public UpdateAgentSecretsRequest {
        agentId = Defaults.text(agentId);
        agentName = Defaults.text(agentName);
        secrets = Defaults.list(secrets);
        remove = Defaults.list(remove);
    }
}
