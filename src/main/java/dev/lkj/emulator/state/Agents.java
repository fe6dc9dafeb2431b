package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The agents of the project, and those that are gone: their ids are not given out again. */
final class Agents {
    /** By id, in the order of their creation. */
    final Map<String, Agent> living = new LinkedHashMap<>();
    /** What is left of deleted ones, by id. */
    final Map<String, Agent> deleted = new LinkedHashMap<>();

    Agent create(AgentSeed seed, List<String> regions, Instant now) {
        Names.checkAgent(seed.id());
        if (knows(seed.id())) {
            throw Refused.of(Refused.Kind.ALREADY_EXISTS, "the id " + seed.id() + " was given out before");
        }
        Agent agent = Agent.create(seed, regions, now);
        living.put(agent.id, agent);
        return agent;
    }

    void restore(Agent agent) {
        (agent.deleted ? deleted : living).put(agent.id, agent);
    }

    /** Whether an id was given out, whatever became of it. */
    boolean knows(String agentId) {
        return living.containsKey(agentId) || deleted.containsKey(agentId);
    }

    Stream<Agent> all() {
        return Stream.concat(living.values().stream(), deleted.values().stream());
    }

    Optional<Agent> find(String agentId) {
        return Optional.ofNullable(living.get(agentId));
    }

    boolean wasDeleted(String agentId) {
        return deleted.containsKey(agentId);
    }

    Agent get(String agentId) {
        Names.checkAgent(agentId);
        return find(agentId).orElseThrow(() -> unknown(agentId));
    }

    /** The agent of an id, or without one the oldest of a name. */
    Agent get(String agentId, String agentName) {
        if (!agentId.isEmpty() || agentName.isEmpty()) {
            return get(agentId);
        }
        return living.values().stream()
                .filter(agent -> agent.name.equals(agentName))
                .min(Comparator.comparing(agent -> agent.createdAt))
                .orElseThrow(() -> Refused.of(Refused.Kind.NOT_FOUND, "no agent is named " + agentName));
    }

    static Refused unknown(String agentId) {
        return Refused.of(Refused.Kind.NOT_FOUND, "agent " + agentId + " not found");
    }
}
