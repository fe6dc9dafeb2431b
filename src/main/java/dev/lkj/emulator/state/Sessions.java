package dev.lkj.emulator.state;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Routes sessions to instances, and ends them. */
final class Sessions {
    private final Effects effects;
    private final Plan plan;

    Sessions(Effects effects, Plan plan) {
        this.effects = effects;
        this.plan = plan;
    }

    /** Gives a new session to the instance with the most room. */
    Placement start(Stream<Agent> all, Agent agent, String deploymentName, Set<String> full) {
        Deployment deployment = agent.deployment(deploymentName);
        int running = all.flatMap(a -> a.instances.values().stream())
                .mapToInt(Instance::sessionCount)
                .sum();
        if (running >= plan.concurrentSessions()) {
            throw refused(
                    agent,
                    "the " + plan.word() + " plan includes " + plan.concurrentSessions() + " concurrent sessions");
        }
        Instance instance =
                agent.instances(i -> i.phase == InstancePhase.SERVING && i.deployment.equals(deployment.name)).stream()
                        .filter(i -> i.ready() && !full.contains(i.id) && i.sessionCount() < Plan.SESSIONS_PER_INSTANCE)
                        .min(Comparator.comparingInt(Instance::sessionCount).thenComparingInt(i -> i.number))
                        .orElseThrow(() ->
                                refused(agent, "no instance of " + Deployment.label(deploymentName) + " has room"));
        String id = agent.id + "-s" + ++agent.lastSession;
        instance.sessions.put(id, effects.now());
        return new Placement(id, agent.id, instance.id, instance.sessionEndpoint);
    }

    private static Refused refused(Agent agent, String why) {
        agent.refusedSessions++;
        return Refused.of(Refused.Kind.RESOURCE_EXHAUSTED, why);
    }

    /** Ends a session; empty when there is none of this id. */
    Optional<Placement> end(Stream<Agent> all, String sessionId) {
        for (Agent agent : all.toList()) {
            for (Instance instance : agent.instances.values()) {
                if (instance.sessions.remove(sessionId) != null) {
                    return Optional.of(new Placement(sessionId, agent.id, instance.id, instance.sessionEndpoint));
                }
            }
        }
        return Optional.empty();
    }
}
