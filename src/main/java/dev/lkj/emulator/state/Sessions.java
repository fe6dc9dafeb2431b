package dev.lkj.emulator.state;

import java.util.Optional;
import java.util.Set;

/** Starts sessions on instances or lets them wait for one, and ends them. */
final class Sessions {
    private final Agents agents;
    private final Effects effects;
    private final Plan plan;
    private final Autoscaler autoscaler;
    private final SessionQueue queue;

    Sessions(Agents agents, Effects effects, Plan plan, Autoscaler autoscaler) {
        this.agents = agents;
        this.effects = effects;
        this.plan = plan;
        this.autoscaler = autoscaler;
        queue = new SessionQueue(effects, autoscaler);
    }

    /** Gives a new session to the instance with the most room; it waits when there is none yet. */
    Placement start(Agent agent, String deploymentName, Set<String> full) {
        Deployment deployment = agent.deployment(deploymentName);
        checkKind(agent, deployment);
        checkPlan(agent);
        Optional<Instance> instance = agent.withRoom(deployment, full);
        if (instance.isEmpty()) {
            checkPossible(agent, deployment, full);
        }
        String id = agent.id + "-s" + ++agent.lastSession;
        if (instance.isEmpty()) {
            queue.add(agent, deployment, id);
            return Placement.waiting(id, agent.id);
        }
        instance.get().sessions.put(id, new Session(effects.now(), 0));
        return new Placement(id, agent.id, instance.get().id, instance.get().sessionEndpoint, false);
    }

    private static void checkKind(Agent agent, Deployment deployment) {
        if (agent.runsSdkWorkers(deployment)) {
            throw Refused.of(
                    Refused.Kind.FAILED_PRECONDITION,
                    Deployment.label(deployment.name) + " of agent " + agent.id
                            + " runs workers of an SDK, whose sessions come from LiveKit: start a room there");
        }
    }

    private void checkPlan(Agent agent) {
        int running =
                agents.living.values().stream().mapToInt(Agent::sessionCount).sum();
        if (running >= plan.concurrentSessions()) {
            throw refused(
                    agent,
                    "the " + plan.word() + " plan includes " + plan.concurrentSessions() + " concurrent sessions");
        }
    }

    /** Refuses a session for which there is no room even with as many instances as the plan allows. */
    private void checkPossible(Agent agent, Deployment deployment, Set<String> full) {
        int room = 0;
        int sessions = deployment.waiting.size();
        for (Row row : deployment.rows) {
            if (row.serves()) {
                room += autoscaler.possibleRoom(agent, deployment, row, full);
                sessions += agent.sessionCount(deployment, row);
            }
        }
        if (sessions >= room) {
            throw refused(agent, "no instance of " + Deployment.label(deployment.name) + " has room");
        }
    }

    private static Refused refused(Agent agent, String why) {
        agent.refusedSessions++;
        return Refused.of(Refused.Kind.RESOURCE_EXHAUSTED, why);
    }

    /** Hands waiting sessions to instances that have come up. */
    void move(Agent agent, Deployment deployment) {
        queue.move(agent, deployment);
    }

    /** Notes that an instance took a session that waited; false when it has ended in between. */
    boolean taken(String sessionId) {
        for (Agent agent : agents.living.values()) {
            for (Deployment deployment : agent.deployments.values()) {
                if (queue.taken(agent, deployment, sessionId)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Takes a session back that its instance did not take; one that waited waits on. */
    void notTaken(String sessionId) {
        for (Agent agent : agents.living.values()) {
            for (Deployment deployment : agent.deployments.values()) {
                if (queue.notTaken(agent, deployment, sessionId)) {
                    return;
                }
            }
            for (Instance instance : agent.instances.values()) {
                if (instance.sessions.remove(sessionId) != null) {
                    instance.learnedRoom = instance.sessionCount();
                    return;
                }
            }
        }
    }

    /** Ends a session; empty when there is none of this id. */
    Optional<Placement> end(String sessionId) {
        for (Agent agent : agents.living.values()) {
            for (Deployment deployment : agent.deployments.values()) {
                if (deployment.waiting.remove(sessionId) != null) {
                    return Optional.of(Placement.waiting(sessionId, agent.id));
                }
            }
            for (Instance instance : agent.instances.values()) {
                if (instance.sessions.remove(sessionId) != null) {
                    return Optional.of(
                            new Placement(sessionId, agent.id, instance.id, instance.sessionEndpoint, false));
                }
            }
        }
        return Optional.empty();
    }
}
