package dev.lkj.emulator.state;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What becomes of a stored state when the emulator starts again, and of a state that is given up. */
final class Restart {
    private final Effects effects;
    private final AgentsState state;

    Restart(Effects effects, AgentsState state) {
        this.effects = effects;
        this.state = state;
    }

    void takeOver(Set<String> running) {
        Set<String> strangers = new HashSet<>(running);
        for (Agent agent : state.agents.values()) {
            strangers.removeAll(agent.instances.keySet());
            agent.versions.values().stream()
                    .filter(version -> version.status == VersionStatus.BUILDING)
                    .forEach(version -> interrupt(agent, version));
            agent.deployments.values().forEach(this::resume);
            agent.instances(i -> !running.contains(i.id)).forEach(instance -> lose(agent, instance));
        }
        // Whoever started them no longer knows them.
        strangers.forEach(id -> effects.act(new Action.Stop(id, Duration.ZERO)));
    }

    private void interrupt(Agent agent, Version version) {
        version.status = VersionStatus.FAILED;
        version.failure = "interrupted";
        effects.tell(agent, version.deployment, version.name + " was not built: interrupted");
    }

    private void resume(Deployment deployment) {
        Roll roll = deployment.roll;
        if (roll != null) {
            roll.since = effects.now();
            roll.backoffs.clear();
        }
        deployment.rows.forEach(row -> row.backoff.reset());
    }

    /** An instance that ended with the emulator did not crash. */
    private void lose(Agent agent, Instance instance) {
        agent.cutSessions += instance.sessionCount();
        agent.instances.remove(instance.id);
        effects.act(new Action.ForgetInstance(instance.id));
    }

    void forget() {
        for (Agent agent : state.agents.values()) {
            agent.instances.keySet().forEach(id -> effects.act(new Action.ForgetInstance(id)));
            for (Version version : List.copyOf(agent.versions.values())) {
                effects.act(new Action.CancelBuild(agent.id, version.name));
                effects.act(new Action.ForgetImage(agent.image(version.name)));
                effects.act(new Action.DropSource(agent.id, version.name));
            }
        }
        state.agents.clear();
    }
}
