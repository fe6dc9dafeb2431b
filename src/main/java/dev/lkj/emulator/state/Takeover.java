package dev.lkj.emulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What becomes of a stored state when the emulator starts again, and of a state that is given up. */
final class Takeover {
    private final Effects effects;
    private final Agents agents;
    private final RolloutTimes times;

    Takeover(Effects effects, Agents agents, RolloutTimes times) {
        this.effects = effects;
        this.agents = agents;
        this.times = times;
    }

    void takeOver(Set<String> running) {
        Set<String> strangers = new HashSet<>(running);
        for (Agent agent : agents.living.values()) {
            agent.versions.values().stream()
                    .filter(version -> version.status == VersionStatus.BUILDING)
                    .forEach(version -> interrupt(agent, version));
            agent.deployments.values().forEach(this::resume);
            takeOver(agent, running, strangers);
        }
        agents.deleted.values().forEach(agent -> takeOver(agent, running, strangers));
        // Whoever started them no longer knows them.
        strangers.forEach(id -> effects.act(new Action.Stop(id, Duration.ZERO)));
    }

    private void takeOver(Agent agent, Set<String> running, Set<String> strangers) {
        for (Instance instance : agent.instances(i -> true)) {
            if (!running.contains(instance.id)) {
                lose(agent, instance);
            } else if (instance.phase.runs()) {
                strangers.remove(instance.id);
                stopAgain(instance);
            }
        }
    }

    /** The former process may have ended before it did what it had decided. */
    private void stopAgain(Instance instance) {
        Instant now = effects.now();
        if (instance.phase == InstancePhase.ENDING) {
            effects.act(new Action.Stop(instance.id, times.end()));
        } else if (instance.phase == InstancePhase.DRAINING && instance.signalled) {
            Instant since = instance.drainingSince == null ? now : instance.drainingSince;
            Duration left = Duration.between(now, since.plus(times.drain()));
            effects.act(new Action.Stop(instance.id, left.isNegative() ? Duration.ZERO : left));
        }
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
        deployment.waiting.replaceAll(this::takeBack);
    }

    /** Nobody knows whether the instance took it; it will be handed to one again. */
    private WaitingSession takeBack(String id, WaitingSession session) {
        if (!session.offeredTo().isEmpty()) {
            effects.act(new Action.EndSession(session.offeredTo(), id));
        }
        return session.offeredTo("");
    }

    /** An instance that ended with the emulator did not crash. */
    private void lose(Agent agent, Instance instance) {
        agent.lostSessions += instance.sessionCount();
        agent.instances.remove(instance.id);
        effects.act(new Action.ForgetInstance(instance.id));
    }

    void forget() {
        for (Agent agent : agents.living.values()) {
            agent.instances.keySet().forEach(id -> effects.act(new Action.ForgetInstance(id)));
            for (Version version : List.copyOf(agent.versions.values())) {
                effects.act(new Action.CancelBuild(agent.id, version.name));
                effects.act(new Action.ForgetImage(agent.image(version.name)));
                effects.act(new Action.DropSource(agent.id, version.name));
            }
        }
        agents.living.clear();
        agents.deleted.clear();
    }
}
