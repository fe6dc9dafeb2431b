package dev.lkj.emulator.state;

import java.util.List;

/** Deletes deployments and agents: what runs ends at once, and what they needed goes with them. */
final class Deletions {
    private final Agents agents;
    private final Effects effects;
    private final Fleet fleet;
    private final Rolls rolls;
    private final Deploys deploys;

    Deletions(Agents agents, Effects effects, Fleet fleet, Rolls rolls, Deploys deploys) {
        this.agents = agents;
        this.effects = effects;
        this.fleet = fleet;
        this.rolls = rolls;
        this.deploys = deploys;
    }

    void deleteDeployment(Agent agent, String name) {
        Deployment deployment = agent.deployment(name);
        end(agent, deployment);
        agent.deployments.remove(name);
        for (Version version : agent.versions.values()) {
            Standing.settle(agent, version);
        }
        effects.tell(agent, name, "deleted");
    }

    private void end(Agent agent, Deployment deployment) {
        rolls.cancel(agent, deployment);
        agent.instances(i -> i.deployment.equals(deployment.name)).forEach(instance -> fleet.dismiss(agent, instance));
        for (Version version : List.copyOf(agent.versions.values())) {
            if (version.deployment.equals(deployment.name)) {
                deploys.abandon(agent, version, "its deployment was deleted");
            }
        }
        if (!deployment.uploadTag.isEmpty()) {
            effects.act(new Action.DropSource(agent.id, deployment.uploadTag));
        }
        agent.refusedSessions += deployment.waiting.size();
    }

    /** Deletes an agent; what is left of it is its id, and its instances until they have ended. */
    void deleteAgent(Agent agent) {
        List.copyOf(agent.deployments.values()).forEach(deployment -> end(agent, deployment));
        effects.tell(agent, "", "agent deleted");
        agent.deployments.clear();
        agent.secrets.clear();
        agent.current = "";
        agent.deployedAt = null;
        agent.deleted = true;
        agents.living.remove(agent.id);
        agents.deleted.put(agent.id, agent);
    }

    /** Drops images and sources of a deleted agent when nothing uses them any more. */
    void clear(Agent agent) {
        if (!agent.instances.isEmpty()) {
            return;
        }
        for (Version version : agent.versions.values()) {
            effects.act(new Action.ForgetImage(agent.image(version.name)));
            effects.act(new Action.DropSource(agent.id, version.name));
        }
        agent.versions.clear();
    }
}
