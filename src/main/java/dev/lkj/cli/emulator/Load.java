package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Traffic for one deployment: begins sessions at a rate, ends each after its length, and counts what became of them. */
final class Load {
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration REPORT = Duration.ofSeconds(1);

    private final RunningEmulator emulator;
    private final String agent;
    private final String deployment;
    private final LoadPlan plan;
    private final Clock clock;
    private final RandomGenerator random;
    private final PriorityQueue<Ending> endings = new PriorityQueue<>(Comparator.comparing(Ending::at));
    private final Map<String, Integer> waits = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Counters before;
    private int started;
    private int finished;
    private int refused;

    /** When a session is to end. */
    private record Ending(Duration at, String session) {}

    /** What an agent has counted since it was created. */
    private record Counters(int cut, int lost, int coldStarted) {}

    Load(
            RunningEmulator emulator,
            String agent,
            String deployment,
            LoadPlan plan,
            Clock clock,
            RandomGenerator random) {
        this.emulator = emulator;
        this.agent = agent;
        this.deployment = deployment;
        this.plan = plan;
        this.clock = clock;
        this.random = random;
        before = counters(emulator.state());
    }

    /** Makes the traffic to its end: the last session has ended when it returns. */
    LoadReport run(Pacing pacing, Consumer<LoadReport> progress) {
        Duration begin = clock.elapsed();
        Duration told = begin;
        while (true) {
            Duration passed = clock.elapsed().minus(begin);
            boolean begins = passed.compareTo(plan.time()) < 0;
            if (begins) {
                beginUntil(passed);
            }
            endUntil(clock.elapsed());
            if (!begins && endings.isEmpty()) {
                return report();
            }
            if (clock.elapsed().minus(told).compareTo(REPORT) >= 0) {
                told = clock.elapsed();
                progress.accept(report());
            }
            pacing.pause(STEP);
        }
    }

    private void beginUntil(Duration passed) {
        long due = (long) (passed.toMillis() / 1000.0 * plan.perSecond()) + 1;
        while (started + refused < due) {
            try {
                EmulatedSession session = emulator.startSession(agent, deployment);
                started++;
                running.add(session.id());
                endings.add(new Ending(clock.elapsed().plus(length()), session.id()));
            } catch (SessionRefused e) {
                refused++;
            }
        }
    }

    private Duration length() {
        long spread = plan.longest().toMillis() - plan.shortest().toMillis();
        return plan.shortest().plusMillis(spread == 0 ? 0 : random.nextLong(spread + 1));
    }

    private void endUntil(Duration now) {
        while (!endings.isEmpty() && endings.peek().at().compareTo(now) <= 0) {
            end(endings.remove().session());
        }
    }

    private void end(String session) {
        running.remove(session);
        if (emulator.endSession(session)) {
            finished++;
        }
    }

    /** Ends what still runs. */
    void hangUp() {
        List.copyOf(running).forEach(this::end);
        endings.clear();
    }

    /** How it went so far. */
    LoadReport report() {
        JsonNode state = emulator.state();
        Counters now = counters(state);
        Set<String> alive = new HashSet<>();
        for (JsonNode known : state.path("agents")) {
            for (JsonNode session : known.path("sessions")) {
                String id = session.path("session_id").asText();
                alive.add(id);
                if (running.contains(id) && session.path("waited_ms").asInt() > 0) {
                    waits.put(id, session.path("waited_ms").asInt());
                }
            }
        }
        alive.retainAll(running);
        return new LoadReport(
                started,
                finished,
                now.cut() - before.cut(),
                now.lost() - before.lost(),
                refused,
                now.coldStarted() - before.coldStarted(),
                alive.size(),
                new ArrayList<>(waits.values()));
    }

    private Counters counters(JsonNode state) {
        for (JsonNode known : state.path("agents")) {
            if (known.path("agent_id").asText().equals(agent)) {
                return new Counters(
                        known.path("cut_sessions").asInt(),
                        known.path("lost_sessions").asInt(),
                        known.path("cold_started_sessions").asInt());
            }
        }
        return new Counters(0, 0, 0);
    }
}
