package dev.lkj.emulator.state;

import dev.lkj.wire.AgentSecret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls that announce a version: they create or adopt agents and deployments, and keep secrets. */
final class DeployCalls {
    private final Agents agents;
    private final ProjectSettings settings;
    private final Effects effects;
    private final Deploys deploys;
    private final SecretChanges secrets;

    DeployCalls(Agents agents, ProjectSettings settings, Effects effects, Deploys deploys, SecretChanges secrets) {
        this.agents = agents;
        this.settings = settings;
        this.effects = effects;
        this.deploys = deploys;
        this.secrets = secrets;
    }

    /** Creates an agent in one region. */
    Agent create(AgentSeed seed, List<AgentSecret> given, List<String> regions) {
        if (regions.size() != 1) {
            throw Refused.argument("regions", "must name exactly one region");
        }
        if (!settings.regions().contains(regions.get(0))) {
            throw Refused.argument("regions", "name no region of this project: " + settings.regions());
        }
        SecretChanges.check(given);
        Agent agent = agents.create(seed, regions, effects.now());
        secrets.set(agent, given);
        effects.tell(agent, "", "created in " + regions.get(0));
        return agent;
    }

    /** Adopts an unknown agent, keeps secrets, reserves a tag. */
    Reservation deploy(String agentId, String deployment, List<AgentSecret> given, Map<String, String> attributes) {
        Names.checkAgent(agentId);
        if (!deployment.isEmpty()) {
            Names.checkDeployment(deployment);
        }
        SecretChanges.check(given);
        checkAdoptable(agentId);
        checkPlan(agents.find(agentId).orElse(null), deployment);
        Agent agent = adopted(agentId);
        Deployment target = deployment(agent, deployment);
        secrets.set(agent, given);
        return reserve(agent, target, attributes);
    }

    private void checkAdoptable(String agentId) {
        if (agents.find(agentId).isEmpty() && (settings.strict() || agents.wasDeleted(agentId))) {
            throw Agents.unknown(agentId);
        }
    }

    private Agent adopted(String agentId) {
        return agents.find(agentId)
                .orElseGet(() -> agents.create(AgentSeed.of(agentId), settings.regions(), effects.now()));
    }

    /** The agent that an image is to be pushed for; an unknown one is adopted, when the plan takes images. */
    Agent forImage(String agentId) {
        Names.checkAgent(agentId);
        checkAdoptable(agentId);
        checkImages();
        return adopted(agentId);
    }

    /** Fails when the plan takes no prebuilt images. */
    void checkImages() {
        if (!settings.plan().images()) {
            throw Refused.of(
                    Refused.Kind.PERMISSION_DENIED,
                    "prebuilt images are not included in the " + settings.plan().word() + " plan");
        }
    }

    Reservation reserve(Agent agent, Deployment deployment, Map<String, String> attributes) {
        return new Reservation(agent.id, deployment.name, deploys.reserve(agent, deployment, attributes));
    }

    /** A deployment, which is added when it is not there yet. */
    Deployment deployment(Agent agent, String name) {
        Deployment known = agent.deployments.get(name);
        return known == null ? agent.addDeployment(name, agent.regions()) : known;
    }

    /** Fails when the plan has no room for another deployment. */
    void checkPlan(@Nullable Agent agent, String deployment) {
        if (deployment.isEmpty() || (agent != null && agent.deployments.containsKey(deployment))) {
            return;
        }
        String plan = "the " + settings.plan().word() + " plan";
        int most = settings.plan().namedDeployments();
        if (most == 0) {
            throw Refused.of(
                    Refused.Kind.PERMISSION_DENIED, "deployments beside production are not included in " + plan);
        }
        if (agent != null && agent.deployments.size() - 1 >= most) {
            throw Refused.of(
                    Refused.Kind.RESOURCE_EXHAUSTED, plan + " includes " + most + " deployments beside production");
        }
    }
}
