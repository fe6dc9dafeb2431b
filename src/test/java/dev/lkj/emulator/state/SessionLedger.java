package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Follows each session of a simulation: it never moves, and ends early only in the ways that are allowed. */
final class SessionLedger {
    private static final String WAITS = "";

    private final SimulatedRuntime runtime;
    private final RolloutTimes times;
    private final Map<String, Entry> sessions = new LinkedHashMap<>();
    private final List<String> deletions = new ArrayList<>();

    private static final class Entry {
        String instance = WAITS;
        String agent = "";
        String deployment = "";
        Instant drainingSince = Instant.MAX;
    }

    SessionLedger(SimulatedRuntime runtime, RolloutTimes times) {
        this.runtime = runtime;
        this.times = times;
    }

    void started(String id) {
        sessions.put(id, new Entry());
    }

    void ended(String id) {
        sessions.remove(id);
    }

    void deleted(String agent, String deployment) {
        deletions.add(deployment.isEmpty() ? agent + "/" : agent + "/" + deployment);
    }

    Optional<String> any(RandomGenerator random) {
        List<String> ids = all();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    List<String> all() {
        return List.copyOf(sessions.keySet());
    }

    void check(AgentsState state, Instant now) {
        Map<String, Entry> seen = seen(state);
        for (Iterator<Map.Entry<String, Entry>> it = sessions.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<String, Entry> session = it.next();
            Entry before = session.getValue();
            Entry after = seen.get(session.getKey());
            if (after == null) {
                if (!mayHaveEnded(before, now)) {
                    throw new AssertionError(
                            session.getKey() + " ended too early on " + before.instance + ", draining since "
                                    + before.drainingSince + " at " + now + ", of "
                                    + Deployment.label(before.deployment));
                }
                it.remove();
            } else if (!before.instance.equals(WAITS) && !before.instance.equals(after.instance)) {
                throw new AssertionError(session.getKey() + " moved from " + before.instance + " to " + after.instance);
            } else {
                session.setValue(after);
            }
        }
        deletions.clear();
    }

    private static Map<String, Entry> seen(AgentsState state) {
        Map<String, Entry> seen = new HashMap<>();
        for (Agent agent : state.agents.living.values()) {
            for (Deployment deployment : agent.deployments.values()) {
                deployment.waiting.keySet().forEach(id -> seen.put(id, entry(agent, deployment.name)));
            }
            for (Instance instance : agent.instances.values()) {
                for (String id : instance.sessions.keySet()) {
                    Entry entry = entry(agent, instance.deployment);
                    entry.instance = instance.id;
                    entry.drainingSince = instance.drainingSince == null ? Instant.MAX : instance.drainingSince;
                    seen.put(id, entry);
                }
            }
        }
        return seen;
    }

    private static Entry entry(Agent agent, String deployment) {
        Entry entry = new Entry();
        entry.agent = agent.id;
        entry.deployment = deployment;
        return entry;
    }

    private boolean mayHaveEnded(Entry session, Instant now) {
        boolean waited = session.instance.equals(WAITS);
        boolean crashed = runtime.failed.contains(session.instance);
        boolean deleted =
                deletions.contains(session.agent + "/") || deletions.contains(session.agent + "/" + session.deployment);
        // A drain cannot cut a session of a named deployment either, only a redeploy or a restart.
        boolean named = !session.deployment.isEmpty() && session.drainingSince.equals(Instant.MAX);
        boolean limit =
                !session.drainingSince.equals(Instant.MAX) && !now.isBefore(session.drainingSince.plus(times.drain()));
        return waited || crashed || deleted || named || limit;
    }

    /** Sessions of instances that ended with the emulator are gone with them. */
    void emulatorRestarted(AgentsState before, Set<String> running) {
        Map<String, Entry> seen = seen(before);
        sessions.entrySet().removeIf(session -> {
            Entry known = seen.getOrDefault(session.getKey(), session.getValue());
            return !known.instance.equals(WAITS) && !running.contains(known.instance);
        });
    }
}
