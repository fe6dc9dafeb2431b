package dev.lkj.emulator.state;

import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.CreateAgentRequest;
import dev.lkj.wire.CreateAgentV2Request;
import dev.lkj.wire.DeleteAgentRequest;
import dev.lkj.wire.DeployAgentRequest;
import dev.lkj.wire.PromoteAgentRequest;
import dev.lkj.wire.UpdateAgentRequest;
import dev.lkj.wire.UpdateAgentSecretsRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What calls change of agents beside deploys and rollbacks; under the same lock as the state. */
public final class AgentChanges {
    private final Agents agents;
    private final DeployCalls calls;
    private final SecretChanges secrets;
    private final Restarts restarts;
    private final Rollbacks rollbacks;
    private final Deletions deletions;

    AgentChanges(
            Agents agents,
            DeployCalls calls,
            SecretChanges secrets,
            Restarts restarts,
            Rollbacks rollbacks,
            Deletions deletions) {
        this.agents = agents;
        this.calls = calls;
        this.secrets = secrets;
        this.restarts = restarts;
        this.rollbacks = rollbacks;
        this.deletions = deletions;
    }

    /** Creates an agent of an id that was never given out, and reserves the tag of its first version. */
    public Reservation create(String id, CreateAgentRequest request) {
        Agent agent = calls.create(new AgentSeed(id, request.agentName()), request.secrets(), request.regions());
        return calls.reserve(agent, agent.deployment(""), Map.of());
    }

    /** Creates an agent of an id that was never given out. */
    public void create(String id, CreateAgentV2Request request) {
        var unused = calls.create(AgentSeed.of(id), request.secrets(), request.regions());
    }

    /** Takes a deploy call in its older form. */
    public Reservation deploy(DeployAgentRequest request) {
        return calls.deploy(request.agentId(), request.deployment(), request.secrets(), request.attributes());
    }

    /** Takes the version of one deployment to another, without a build; answers its tag. */
    public String promote(PromoteAgentRequest request) {
        Agent agent = agents.get(request.agentId());
        Deployment source = agent.deployment(request.srcDeployment());
        String name = request.dstDeployment();
        if (name.equals(source.name)) {
            throw Refused.argument("dst_deployment", "must be another deployment than src_deployment");
        }
        if (!name.isEmpty()) {
            Names.checkDeployment(name);
        }
        calls.checkPlan(agent, name);
        Rollbacks.served(agent, source);
        return rollbacks.promote(agent, source, calls.deployment(agent, name)).name;
    }

    /** Changes secrets, and restarts the agent when any of them is other than it was. */
    public void updateSecrets(UpdateAgentSecretsRequest request) {
        Agent agent = agents.get(request.agentId(), request.agentName());
        SecretChanges.check(request.secrets());
        boolean changed = secrets.remove(agent, request.remove());
        if (request.overwrite()) {
            changed |= secrets.keepOnly(agent, request.secrets());
        }
        restartIf(secrets.set(agent, request.secrets()) || changed, agent, "secrets changed");
    }

    /** Changes an agent, and restarts it when anything is other than it was; it never moves to other regions. */
    public void update(UpdateAgentRequest request) {
        Agent agent = agents.get(request.agentId(), request.agentName());
        List<AgentSecret> given = request.secrets();
        SecretChanges.check(given);
        if (!request.regions().isEmpty() && !Set.copyOf(request.regions()).equals(Set.copyOf(agent.regions()))) {
            throw Refused.argument(
                    "regions", "are fixed when an agent is created: " + agent.id + " stays in " + agent.regions());
        }
        restartIf(secrets.set(agent, given), agent, "updated");
    }

    private void restartIf(boolean changed, Agent agent, String why) {
        if (changed) {
            restarts.restart(agent, why);
        }
    }

    /** Replaces every instance of an agent. */
    public void restart(String agentId) {
        restarts.restart(agents.get(agentId), "restart asked for");
    }

    /** Deletes a deployment, or the whole agent when none is named. */
    public void delete(DeleteAgentRequest request) {
        Agent agent = agents.get(request.agentId(), request.agentName());
        if (request.deployment().isEmpty()) {
            deletions.deleteAgent(agent);
        } else {
            deletions.deleteDeployment(agent, request.deployment());
        }
    }
}
