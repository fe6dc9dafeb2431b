package dev.lkj.deploy;

import dev.lkj.cloud.AgentsApi;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.rollout.Reading;
import dev.lkj.rollout.StatusSource;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the state of one agent from the service, once each time. */
public final class ServiceStatus implements StatusSource {
    /** The limit of one read; the next one comes anyway. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final AgentsApi agents;
    private final String agentId;

    /** The state of an agent. */
    public ServiceStatus(AgentsApi agents, String agentId) {
        this.agents = agents;
        this.agentId = agentId;
    }

    @Override
    public Reading read() {
        try {
            List<AgentVersion> versions = agents.readVersionsOnce(agentId, LIMIT);
            Optional<AgentInfo> agent = agents.readAgentOnce(agentId, LIMIT);
            return new Reading.Seen(agent, versions);
        } catch (ServiceFailure failure) {
            if (failure.denied()) {
                throw failure;
            }
            return new Reading.Unknown(failure.text());
        }
    }

    /** What is there now as quick tries find it; a part that is not found is empty. */
    public Optional<Reading.Seen> glance() {
        Optional<List<AgentVersion>> versions = agents.glanceAtVersions(agentId);
        Optional<AgentInfo> agent = agents.glanceAtAgent(agentId);
        return versions.map(list -> new Reading.Seen(agent, list));
    }

    /** What is there now; fails after the retries of a read. */
    public Reading.Seen look() {
        List<AgentVersion> versions = agents.listAgentVersions(agentId).versions();
        Optional<AgentInfo> agent = agents.listAgents(agentId).agents().stream()
                .filter(a -> a.agentId().equals(agentId))
                .findFirst();
        return new Reading.Seen(agent, versions);
    }
}
