package dev.lkj.emulator.state;

import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentEvent;
import dev.lkj.wire.AgentEventType;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentVersion;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.ClientSettingsResponse;
import dev.lkj.wire.ListAgentSecretsResponse;
import dev.lkj.wire.ListAgentVersionsResponse;
import dev.lkj.wire.ListAgentsRequest;
import dev.lkj.wire.ListAgentsResponse;
import dev.lkj.wire.SettingsParam;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The state as the service's API shows it. */
public final class AgentViews {
    /** What a never deployed agent has as its time. */
    private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");

    private static final String OLDEST_SDK = "1.0.0";
    private final AgentsState state;

    /** Views of a state, for the thread that holds its lock. */
    public AgentViews(AgentsState state) {
        this.state = state;
    }

    /** What clients should know before they deploy. */
    public ClientSettingsResponse clientSettings() {
        return new ClientSettingsResponse(List.of(
                new SettingsParam("python-min-sdk-version", OLDEST_SDK),
                new SettingsParam("node-min-sdk-version", OLDEST_SDK),
                new SettingsParam(
                        "available_regions", String.join(",", state.settings().regions()))));
    }

    /** The agents that both filters let through; none is no error. */
    public ListAgentsResponse agents(ListAgentsRequest request) {
        return new ListAgentsResponse(state.agents.living.values().stream()
                .filter(agent -> request.agentId().isEmpty() || agent.id.equals(request.agentId()))
                .filter(agent -> request.agentName().isEmpty() || agent.name.equals(request.agentName()))
                .map(this::info)
                .toList());
    }

    private AgentInfo info(Agent agent) {
        return new AgentInfo(
                agent.id,
                agent.name,
                agent.current.isEmpty() ? "--" : agent.current,
                agent.deployments.values().stream()
                        .flatMap(deployment -> deployment.rows.stream().map(row -> row(agent, deployment, row)))
                        .toList(),
                secrets(agent),
                agent.deployedAt == null ? YEAR_ONE : agent.deployedAt);
    }

    private AgentDeployment row(Agent agent, Deployment deployment, Row row) {
        boolean seen = row.lastObserved != null;
        Plan plan = state.settings().plan();
        return new AgentDeployment(
                row.region,
                agent.id,
                row.status.word,
                agent.replicas(deployment, row),
                plan.minimum(deployment.name),
                plan.maximum(deployment.name),
                // Requests and limits are for show: the emulator measures and limits nothing.
                "250m",
                seen ? "0m" : "",
                seen ? "0Mi" : "",
                "512Mi",
                "4Gi",
                "2",
                row.region,
                events(row),
                deployment.name,
                row.version,
                seen ? agent.name : "",
                true,
                row.lastObserved);
    }

    private static List<AgentEvent> events(Row row) {
        return row.crashes == 0
                ? List.of()
                : List.of(new AgentEvent(
                        AgentEventType.AGENT_EVENT_TYPE_APPLICATION_CRASHED, row.crashes, row.lastCrash));
    }

    /** The versions of an agent, newest first. */
    public ListAgentVersionsResponse versions(String agentId, String agentName) {
        Agent agent = state.agents.get(agentId, agentName);
        return new ListAgentVersionsResponse(agent.versions.values().stream()
                .sorted(Comparator.comparing((Version version) -> version.name).reversed())
                .map(version -> new AgentVersion(
                        version.name,
                        version.name.equals(agent.current),
                        version.createdAt,
                        version.deployedAt,
                        version.attributes,
                        version.status.word,
                        "",
                        version.status == VersionStatus.DRAINING,
                        agent.active(version)))
                .toList());
    }

    /** Names, kinds and times of an agent's secrets, never their values. */
    public ListAgentSecretsResponse secrets(String agentId, String agentName) {
        return new ListAgentSecretsResponse(secrets(state.agents.get(agentId, agentName)));
    }

    private static List<AgentSecret> secrets(Agent agent) {
        return agent.secrets.values().stream()
                .map(s -> new AgentSecret(s.name(), Bytes.EMPTY, s.createdAt(), s.updatedAt(), s.kind(), List.of()))
                .toList();
    }

    /** Whose output the runtime log of a deployment is. */
    public LogSource logSource(String agentId, String deployment) {
        Agent agent = state.agents.get(agentId);
        agent.deployment(deployment);
        Instance newest = of(agent, deployment)
                .max(Comparator.comparingInt(i -> i.number))
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.NOT_FOUND,
                        Deployment.label(deployment) + " of agent " + agentId + " has no instance"));
        List<String> crashed = of(agent, deployment)
                .filter(i -> i.phase == InstancePhase.ENDED && i != newest && i.region.equals(newest.region))
                .map(i -> i.id)
                .toList();
        return new LogSource(newest.id, crashed, newest.phase.runs());
    }

    private static Stream<Instance> of(Agent agent, String deployment) {
        return agent.instances.values().stream().filter(i -> i.deployment.equals(deployment));
    }

    /** Whether an instance is known and has not ended. */
    public boolean runs(String instanceId) {
        return state.observed().contains(instanceId);
    }

    /** The tag of the version of a deployment that was built last. */
    public String latestBuild(String agentId, String deployment) {
        Agent agent = state.agents.get(agentId);
        agent.deployment(deployment);
        return agent.versions.values().stream()
                .filter(version -> version.deployment.equals(deployment))
                .map(version -> version.name)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.NOT_FOUND,
                        Deployment.label(deployment) + " of agent " + agentId + " was never built"));
    }
}
