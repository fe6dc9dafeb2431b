package dev.lkj.cloud;

import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentVersion;
import dev.lkj.wire.ClientSettingsRequest;
import dev.lkj.wire.ClientSettingsResponse;
import dev.lkj.wire.CreateAgentRequest;
import dev.lkj.wire.CreateAgentResponse;
import dev.lkj.wire.DeleteAgentRequest;
import dev.lkj.wire.DeleteAgentResponse;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.ListAgentSecretsRequest;
import dev.lkj.wire.ListAgentSecretsResponse;
import dev.lkj.wire.ListAgentVersionsRequest;
import dev.lkj.wire.ListAgentVersionsResponse;
import dev.lkj.wire.ListAgentsRequest;
import dev.lkj.wire.ListAgentsResponse;
import dev.lkj.wire.PromoteAgentRequest;
import dev.lkj.wire.PromoteAgentResponse;
import dev.lkj.wire.RestartAgentRequest;
import dev.lkj.wire.RestartAgentResponse;
import dev.lkj.wire.RollbackAgentRequest;
import dev.lkj.wire.RollbackAgentResponse;
import dev.lkj.wire.SettingsParam;
import dev.lkj.wire.UpdateAgentRequest;
import dev.lkj.wire.UpdateAgentResponse;
import dev.lkj.wire.UpdateAgentSecretsRequest;
import dev.lkj.wire.UpdateAgentSecretsResponse;
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
    private static final Operation PROMOTE = Operation.write("unable to promote agent");
    private static final Operation UPDATE = Operation.write("unable to update agent", "the agent's state");
    private static final Operation RESTART = Operation.write("unable to restart agent", "the agent's state");
    private static final Operation DELETE = Operation.write("unable to delete agent", "the list of agents");
    private static final Operation LIST_SECRETS = Operation.read("unable to list agent secrets");
    private static final Operation UPDATE_SECRETS =
            Operation.write("unable to update agent secrets", "the list of secrets");

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

    /**
     * One read of the agents without retries.
     *
     * @param agentId empty for all
     */
    public List<AgentInfo> agentsOnce(String agentId, Duration limit) {
        return twirp.once(
                        LIST_AGENTS, "ListAgents", new ListAgentsRequest("", agentId), ListAgentsResponse.class, limit)
                .agents();
    }

    /** One read of an agent without retries, for whoever reads again and again anyway. */
    public Optional<AgentInfo> readAgentOnce(String agentId, Duration limit) {
        return agentsOnce(agentId, limit).stream()
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

    /** Asks for the version of a named deployment to serve production too; the answer names it. */
    public PromoteAgentResponse promote(String agentId, String deployment) {
        return twirp.call(
                PROMOTE.gated(true),
                "PromoteAgent",
                new PromoteAgentRequest(agentId, deployment, ""),
                PromoteAgentResponse.class);
    }

    /** Changes an agent: its secrets, when any are given. */
    public UpdateAgentResponse update(String agentId, List<AgentSecret> secrets) {
        return twirp.call(
                UPDATE,
                "UpdateAgent",
                new UpdateAgentRequest(agentId, "", 0, 0, "", List.of(), secrets),
                UpdateAgentResponse.class);
    }

    /** Asks for new instances of what serves. */
    public RestartAgentResponse restart(String agentId) {
        return twirp.call(RESTART, "RestartAgent", new RestartAgentRequest(agentId), RestartAgentResponse.class);
    }

    /** Deletes an agent, or a deployment of it when one is named. */
    public DeleteAgentResponse delete(String agentId, String deployment) {
        return twirp.call(
                DELETE, "DeleteAgent", new DeleteAgentRequest(agentId, "", deployment), DeleteAgentResponse.class);
    }

    /** The secrets of an agent without their values, those included that the service gives every agent. */
    public List<AgentSecret> listSecrets(String agentId) {
        return twirp.call(
                        LIST_SECRETS,
                        "ListAgentSecrets",
                        new ListAgentSecretsRequest(agentId, ""),
                        ListAgentSecretsResponse.class)
                .secrets();
    }

    /** The secrets as one quick try finds them, for output that does without them. */
    public Optional<List<AgentSecret>> glanceAtSecrets(String agentId) {
        try {
            return Optional.of(twirp.once(
                            LIST_SECRETS,
                            "ListAgentSecrets",
                            new ListAgentSecretsRequest(agentId, ""),
                            ListAgentSecretsResponse.class,
                            DECORATION)
                    .secrets());
        } catch (ServiceFailure e) {
            return Optional.empty();
        }
    }

    /** Sets secrets of an agent, and removes some. */
    public UpdateAgentSecretsResponse updateSecrets(UpdateAgentSecretsRequest request) {
        return twirp.call(UPDATE_SECRETS, "UpdateAgentSecrets", request, UpdateAgentSecretsResponse.class);
    }
}
