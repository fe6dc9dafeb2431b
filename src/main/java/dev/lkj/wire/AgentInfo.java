package dev.lkj.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent with what runs of it; never deployed when its version is {@code --} or its time is in year 1. */
public record AgentInfo(
        String agentId,
        String agentName,
        String version,
        List<AgentDeployment> agentDeployments,
        List<AgentSecret> secrets,
        @Nullable Instant deployedAt) {
    /** Fills what is absent. */
    public AgentInfo {
        agentId = Defaults.text(agentId);
        agentName = Defaults.text(agentName);
        version = Defaults.text(version);
        agentDeployments = Defaults.list(agentDeployments);
        secrets = Defaults.list(secrets);
    }
}
