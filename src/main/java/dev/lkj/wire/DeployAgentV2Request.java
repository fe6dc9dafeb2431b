package dev.lkj.wire;

import java.util.List;
import java.util.Map;

/** Announces a new version; an empty deployment is production, no secrets leaves them as they are. */
public record DeployAgentV2Request(
        String agentId, List<AgentSecret> secrets, String deployment, Map<String, String> attributes) {
    /** Fills what is absent. */
    public DeployAgentV2Request {
        agentId = Defaults.text(agentId);
        secrets = Defaults.list(secrets);
        deployment = Defaults.text(deployment);
        attributes = Defaults.map(attributes);
    }
}
