package dev.lkj.emulator.state;

import dev.lkj.emulator.engine.Observation;
import dev.lkj.testing.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What runs in a simulation: instances that come up late or never, crash, hang, ignore SIGTERM. */
final class SimulatedRuntime {
    private static final int ROOM = 5;

    private final FakeTime time;
    private final RandomGenerator random;
    private final Map<String, Body> bodies = new LinkedHashMap<>();
    /** Instances that ended, or fell ill, by themselves. */
    final Set<String> failed = new HashSet<>();

    private boolean calm;

    /** A process, as far as anybody can see it. */
    private static final class Body {
        Instant healthyAt = Instant.MAX;
        Instant crashAt = Instant.MAX;
        Instant killAt = Instant.MAX;
        boolean sick;
        boolean endpoint;
        boolean stubborn;
        boolean told;
        final Set<String> sessions = new LinkedHashSet<>();
    }

    SimulatedRuntime(FakeTime time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    /** From now on everything that runs or starts is well. */
    void calm() {
        calm = true;
        for (Body body : bodies.values()) {
            body.healthyAt = time.now();
            body.crashAt = Instant.MAX;
            body.sick = false;
        }
    }

    void start(String id, String image) {
        Body body = new Body();
        // What an image is like follows from its name, so that each of its instances is like the others.
        int kind = Math.floorMod(image.hashCode() * 31, 20);
        Instant now = time.now();
        body.endpoint = kind % 2 == 0;
        body.stubborn = !calm && random.nextInt(10) == 0;
        body.healthyAt = kind == 0 && !calm ? Instant.MAX : now.plusMillis(random.nextInt(kind < 4 ? 200_000 : 4_000));
        if (!calm && (kind == 1 || random.nextInt(30) == 0)) {
            body.crashAt = now.plusMillis(random.nextInt(600_000));
        }
        bodies.put(id, body);
    }

    void stop(String id, Duration grace) {
        Body body = bodies.get(id);
        if (body != null) {
            body.told = true;
            Instant kill = time.now().plus(grace);
            body.killAt = kill.isBefore(body.killAt) ? kill : body.killAt;
        }
    }

    boolean startSession(String id, String session) {
        Body body = bodies.get(id);
        if (body == null || !body.endpoint || body.told || body.sessions.size() >= ROOM) {
            return false;
        }
        return body.sessions.add(session);
    }

    void endSession(String id, String session) {
        Body body = bodies.get(id);
        if (body != null) {
            body.sessions.remove(session);
        }
    }

    /** Moves everything to the time that it is. */
    void move() {
        Instant now = time.now();
        bodies.entrySet().removeIf(entry -> {
            Body body = entry.getValue();
            if (!body.crashAt.isAfter(now)) {
                failed.add(entry.getKey());
                return true;
            }
            boolean drained = body.told && body.sessions.isEmpty() && !body.stubborn;
            return drained || !body.killAt.isAfter(now);
        });
    }

    Map<String, Observation> observe(List<String> wanted) {
        move();
        Map<String, Observation> seen = new HashMap<>();
        for (String id : wanted) {
            Body body = bodies.get(id);
            seen.put(id, body == null ? Observation.GONE : observe(body));
        }
        return seen;
    }

    private Observation observe(Body body) {
        boolean healthy = !body.sick && !body.healthyAt.isAfter(time.now());
        return new Observation(
                true, healthy, OptionalInt.empty(), healthy && body.endpoint, body.endpoint ? body.sessions.size() : 0);
    }

    /** Lets an instance end by itself. */
    void crash() {
        pick().ifPresent(id -> {
            bodies.remove(id);
            failed.add(id);
        });
    }

    /** Lets an instance fall ill, or get well again. */
    void infect() {
        pick().ifPresent(id -> {
            Body body = bodies.get(id);
            if (body != null) {
                body.sick = !body.sick;
                failed.add(id);
            }
        });
    }

    private Optional<String> pick() {
        List<String> ids = new ArrayList<>(bodies.keySet());
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    Set<String> running() {
        move();
        return Set.copyOf(bodies.keySet());
    }
}
