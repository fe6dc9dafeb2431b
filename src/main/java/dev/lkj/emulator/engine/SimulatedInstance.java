package dev.lkj.emulator.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An instance that exists in memory only; every question first moves it to the time of the question. */
final class SimulatedInstance {
    private static final int KEPT_LINES = 1000;
    private static final int KILLED = 128 + 9;

    private final String id;
    private final SimulatedBehaviour behaviour;
    private final Duration usualStart;
    private final Duration startedAt;
    private final Set<String> sessions = new LinkedHashSet<>();
    private final Deque<String> output = new ArrayDeque<>();
    private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();
    private @Nullable Duration killAt;
    private @Nullable Integer exitCode;

    SimulatedInstance(String id, SimulatedBehaviour behaviour, Duration usualStart, Duration now) {
        this.id = id;
        this.behaviour = behaviour;
        this.usualStart = usualStart;
        this.startedAt = now;
        print("started");
    }

    synchronized Observation observe(Duration now) {
        moveTo(now);
        if (exitCode != null) {
            return new Observation(false, false, OptionalInt.of(exitCode), false, 0);
        }
        boolean healthy = behaviour.isHealthyAt(now.minus(startedAt), usualStart);
        // Like a real one, it answers nothing at all before it is up.
        boolean endpoint = healthy && behaviour.hasSessionEndpoint();
        return new Observation(true, healthy, OptionalInt.empty(), endpoint, sessions.size());
    }

    private void moveTo(Duration now) {
        if (exitCode != null) {
            return;
        }
        behaviour.crashAt(now.minus(startedAt)).ifPresent(code -> end(code, "crashed"));
        if (exitCode == null && killAt != null) {
            if (sessions.isEmpty() && !behaviour.refusesToEnd()) {
                end(0, "drained");
            } else if (now.compareTo(killAt) >= 0) {
                end(KILLED, "killed");
            }
        }
    }

    private void end(int code, String how) {
        exitCode = code;
        sessions.clear();
        print(how + ", exit code " + code);
    }

    /** SIGTERM, with SIGKILL after the grace; a later call may only bring the kill nearer. */
    synchronized void stop(Duration grace, Duration now) {
        Duration kill = now.plus(grace);
        if (killAt == null) {
            print("draining");
        }
        killAt = killAt == null || kill.compareTo(killAt) < 0 ? kill : killAt;
        moveTo(now);
    }

    synchronized boolean startSession(String session, Duration now) {
        Observation seen = observe(now);
        boolean taken = seen.sessionEndpoint()
                && killAt == null
                && (sessions.contains(session) || sessions.size() < behaviour.room());
        if (taken && sessions.add(session)) {
            print("session " + session + " begins");
        }
        return taken;
    }

    synchronized void endSession(String session, Duration now) {
        moveTo(now);
        if (sessions.remove(session)) {
            print("session " + session + " ended");
        }
        moveTo(now);
    }

    synchronized List<String> lastOutput(int lines) {
        List<String> all = new ArrayList<>(output);
        return List.copyOf(all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    synchronized Engine.Subscription follow(Consumer<String> line) {
        followers.add(line);
        return () -> followers.remove(line);
    }

    private void print(String what) {
        String line = "simulated " + id + ": " + what;
        output.addLast(line);
        if (output.size() > KEPT_LINES) {
            output.removeFirst();
        }
        followers.forEach(follower -> follower.accept(line));
    }
}
