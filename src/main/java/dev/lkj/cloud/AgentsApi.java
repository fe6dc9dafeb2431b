package dev.lkj.cloud;

import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentVersion;
import dev.lkj.wire.ClientSettingsRequest;
import dev.lkj.wire.ClientSettingsResponse;
import dev.lkj.wire.CreateAgentRequest;
import dev.lkj.wire.CreateAgentResponse;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.ListAgentVersionsRequest;
import dev.lkj.wire.ListAgentVersionsResponse;
import dev.lkj.wire.ListAgentsRequest;
import dev.lkj.wire.ListAgentsResponse;
import dev.lkj.wire.RollbackAgentRequest;
import dev.lkj.wire.RollbackAgentResponse;
import dev.lkj.wire.SettingsParam;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of the agents API.
 *
 * <p>Each throws {@link ServiceFailure} when it did not succeed, after the retries that are safe, and
 * {@link dev.lkj.time.CancelledException} when the work is cancelled.
 */
public final class AgentsApi {
    private static final Operation LIST_AGENTS = Operation.read("unable to list agents");
    private static final Operation LIST_VERSIONS = Operation.read("unable to list agent versions");
    private static final Operation SETTINGS = Operation.read("unable to get client settings");
    private static final Operation CREATE = Operation.write("unable to create agent");
    private static final Operation DEPLOY = Operation.write("unable to deploy agent");
    private static final Operation ROLLBACK = Operation.write("unable to rollback agent");

    /** The limit of a read that only decorates the output. */
    static final Duration DECORATION = Duration.ofSeconds(5);

    private final TwirpClient twirp;

    AgentsApi(TwirpClient twirp) {
        this.twirp = twirp;
    }

    /** All agents of the project. */
    public ListAgentsResponse listAgents() {
        return listAgents("");
    }

    /** The agent with the given id, or all when it is empty. */
    public ListAgentsResponse listAgents(String agentId) {
        return twirp.call(LIST_AGENTS, "ListAgents", new ListAgentsRequest("", agentId), ListAgentsResponse.class);
    }

    /** The versions of an agent. */
    public ListAgentVersionsResponse listAgentVersions(String agentId) {
        return twirp.call(
                LIST_VERSIONS,
                "ListAgentVersions",
                new ListAgentVersionsRequest(agentId, ""),
                ListAgentVersionsResponse.class);
    }

    /** The agent as one quick try finds it, for output that does without it. */
    public Optional<AgentInfo> glanceAtAgent(String agentId) {
        try {
            return readAgentOnce(agentId, DECORATION);
        } catch (ServiceFailure e) {
            return Optional.empty();
        }
    }

    /** The versions as one quick try finds them, for output that does without them. */
    public Optional<List<AgentVersion>> glanceAtVersions(String agentId) {
        try {
            return Optional.of(readVersionsOnce(agentId, DECORATION));
        } catch (ServiceFailure e) {
            return Optional.empty();
        }
    }

    /** One read of an agent without retries, for whoever reads again and again anyway. */
    public Optional<AgentInfo> readAgentOnce(String agentId, Duration limit) {
        return twirp
                .once(LIST_AGENTS, "ListAgents", new ListAgentsRequest("", agentId), ListAgentsResponse.class, limit)
                .agents()
                .stream()
                .filter(agent -> agent.agentId().equals(agentId))
                .findFirst();
    }

    /** One read of the versions without retries, for whoever reads again and again anyway. */
    public List<AgentVersion> readVersionsOnce(String agentId, Duration limit) {
        return twirp.once(
                        LIST_VERSIONS,
                        "ListAgentVersions",
                        new ListAgentVersionsRequest(agentId, ""),
                        ListAgentVersionsResponse.class,
                        limit)
                .versions();
    }

    /** The client settings by name. */
    public Map<String, String> clientSettings() {
        Map<String, String> settings = new HashMap<>();
        ClientSettingsResponse answer =
                twirp.call(SETTINGS, "GetClientSettings", new ClientSettingsRequest(), ClientSettingsResponse.class);
        for (SettingsParam param : answer.params()) {
            settings.put(param.name(), param.value());
        }
        return Map.copyOf(settings);
    }

    /** Creates an agent in a region; the answer says where its source goes. */
    public CreateAgentResponse create(List<AgentSecret> secrets, String region) {
        CreateAgentRequest request = new CreateAgentRequest("", secrets, 0, 0, "", List.of(region));
        return twirp.call(CREATE, "CreateAgent", request, CreateAgentResponse.class);
    }

    /** Announces a new version; the answer says where its source goes. */
    public DeployAgentV2Response deploy(DeployAgentV2Request request) {
        Operation operation = DEPLOY.gated(!request.deployment().isEmpty());
        return twirp.call(operation, "DeployAgentV2", request, DeployAgentV2Response.class);
    }

    /** Asks for an earlier version to serve again. */
    public RollbackAgentResponse rollback(String agentId, String version) {
        return twirp.call(
                ROLLBACK.gated(true),
                "RollbackAgent",
                new RollbackAgentRequest(agentId, "", version),
                RollbackAgentResponse.class);
    }
}
