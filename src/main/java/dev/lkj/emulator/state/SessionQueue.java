package dev.lkj.emulator.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sessions that wait for an instance: a cold start, or one more. */
final class SessionQueue {
    private final Effects effects;
    private final Autoscaler autoscaler;

    SessionQueue(Effects effects, Autoscaler autoscaler) {
        this.effects = effects;
        this.autoscaler = autoscaler;
    }

    void add(Agent agent, Deployment deployment, String id) {
        boolean cold = deployment.rows.stream().filter(Row::serves).allMatch(SessionQueue::cold);
        deployment.waiting.put(id, new WaitingSession(effects.now(), cold, ""));
        effects.tell(agent, deployment.name, "a session waits for an instance");
        wake(agent, deployment);
    }

    /** Whether a row sleeps or is only just waking up. */
    private static boolean cold(Row row) {
        return row.sleeps() || row.status == RowStatus.SETTING_UP;
    }

    /** Wakes a sleeping row, unless an instance is on its way already. */
    private void wake(Agent agent, Deployment deployment) {
        boolean coming = deployment.rows.stream().anyMatch(row -> row.wanted > agent.replicas(deployment, row));
        if (!coming) {
            deployment.rows.stream()
                    .filter(Row::sleeps)
                    .findFirst()
                    .ifPresent(row -> autoscaler.wake(agent, deployment, row));
        }
    }

    /** Hands sessions to instances with room, the oldest first; refuses them when no instance will come. */
    void move(Agent agent, Deployment deployment) {
        if (deployment.waiting.isEmpty()) {
            return;
        }
        if (deployment.roll == null && deployment.rows.stream().noneMatch(Row::serves)) {
            refuse(agent, deployment, "nothing serves");
        } else if (agent.runsSdkWorkers(deployment)) {
            refuse(agent, deployment, "workers of an SDK get theirs from LiveKit");
        } else {
            offer(agent, deployment);
        }
    }

    private void refuse(Agent agent, Deployment deployment, String why) {
        agent.refusedSessions += deployment.waiting.size();
        deployment.waiting.clear();
        effects.tell(agent, deployment.name, "waiting sessions refused: " + why);
    }

    private void offer(Agent agent, Deployment deployment) {
        for (Map.Entry<String, WaitingSession> entry : List.copyOf(deployment.waiting.entrySet())) {
            if (!entry.getValue().offeredTo().isEmpty()) {
                continue;
            }
            Optional<Instance> instance = agent.withRoom(deployment, Set.of());
            if (instance.isEmpty()) {
                wake(agent, deployment);
                return;
            }
            offer(agent, deployment, instance.get(), entry);
        }
    }

    private void offer(
            Agent agent, Deployment deployment, Instance instance, Map.Entry<String, WaitingSession> session) {
        if (instance.sessionEndpoint) {
            deployment.waiting.put(session.getKey(), session.getValue().offeredTo(instance.id));
            effects.act(new Action.StartSession(instance.id, session.getKey()));
        } else {
            deployment.waiting.remove(session.getKey());
            place(agent, instance, session.getKey(), session.getValue());
        }
    }

    /** Ends the wait of a session that an instance took; false when it does not wait here. */
    boolean taken(Agent agent, Deployment deployment, String id) {
        WaitingSession session = deployment.waiting.remove(id);
        if (session == null) {
            return false;
        }
        Instance instance = agent.instances.get(session.offeredTo());
        if (instance == null || !instance.phase.runs()) {
            agent.lostSessions++;
        } else {
            place(agent, instance, id, session);
        }
        return true;
    }

    /** Lets a session wait for another instance than the one that did not take it; false when it does not wait here. */
    boolean notTaken(Agent agent, Deployment deployment, String id) {
        WaitingSession session = deployment.waiting.get(id);
        if (session == null) {
            return false;
        }
        Instance instance = agent.instances.get(session.offeredTo());
        if (instance != null) {
            instance.learnedRoom = instance.sessionCount();
        }
        deployment.waiting.put(id, session.offeredTo(""));
        return true;
    }

    private void place(Agent agent, Instance instance, String id, WaitingSession session) {
        long waited = Duration.between(session.since(), effects.now()).toMillis();
        instance.sessions.put(id, new Session(effects.now(), waited));
        agent.waitedMillis += waited;
        agent.longestWaitMillis = Math.max(agent.longestWaitMillis, waited);
        if (session.cold()) {
            agent.coldStartedSessions++;
        }
        effects.tell(
                agent,
                instance.deployment,
                "a session waited " + waited + " ms" + (session.cold() ? " for a cold start" : ""));
    }
}
