package dev.lkj.emulator.state;

import dev.lkj.emulator.engine.Observation;
import java.util.List;
import java.util.Map;

/** One step of an agent: what was seen of its instances, and what follows. */
final class Turn {
    private final Plan plan;
    private final Health health;
    private final Deploys deploys;
    private final Rolls rolls;
    private final Autoscaler autoscaler;
    private final Sessions sessions;
    private final Deletions deletions;

    Turn(
            Plan plan,
            Health health,
            Deploys deploys,
            Rolls rolls,
            Autoscaler autoscaler,
            Sessions sessions,
            Deletions deletions) {
        this.plan = plan;
        this.health = health;
        this.deploys = deploys;
        this.rolls = rolls;
        this.autoscaler = autoscaler;
        this.sessions = sessions;
        this.deletions = deletions;
    }

    void living(Agent agent, Map<String, Observation> seen) {
        observe(agent, seen);
        deploys.limit(agent);
        for (Deployment deployment : List.copyOf(agent.deployments.values())) {
            rolls.advance(agent, deployment, Math.max(1, plan.minimum(deployment.name)));
            for (Row row : deployment.rows) {
                autoscaler.scale(agent, deployment, row);
                health.keep(agent, deployment, row);
            }
            sessions.move(agent, deployment);
        }
        for (Version version : agent.versions.values()) {
            if (version.status.lives()) {
                Standing.settle(agent, version);
            }
        }
    }

    void deleted(Agent agent, Map<String, Observation> seen) {
        observe(agent, seen);
        deletions.clear(agent);
    }

    private void observe(Agent agent, Map<String, Observation> seen) {
        for (Instance instance : agent.instances(i -> seen.containsKey(i.id))) {
            health.observe(agent, instance, seen.getOrDefault(instance.id, Observation.GONE));
        }
    }
}
