package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A running copy of a version in one region for one deployment, as far as the state knows. */
final class Instance {
    String id = "";
    /** Counts up within the agent; the highest one is the newest. */
    int number;

    String version = "";
    String deployment = "";
    String region = "";
    InstancePhase phase = InstancePhase.NEW;
    Instant startedAt = Instant.EPOCH;
    /** Since when it has been healthy without a break; null when it is not. */
    @Nullable
    Instant readySince;
    /** Since when it has been unhealthy, or was started; null when it is healthy. */
    @Nullable
    Instant unhealthySince;

    /** Whether it was ever healthy. */
    boolean cameUp;

    @Nullable
    Instant drainingSince;
    /** Whether its last output is worth keeping when it has ended. */
    boolean keepsOutput;
    /** Whether SIGTERM was sent. */
    boolean signalled;
    /** Since when it has had no session after SIGTERM; null when it has one. */
    @Nullable
    Instant idleSince;
    /** Whether it takes sessions itself. */
    boolean sessionEndpoint;
    /** What it counts itself. */
    int activeSessions;
    /** Whether it is a worker of an SDK, whose sessions come from LiveKit and not from here. */
    boolean sdkWorker;
    /** How many sessions it took before it refused one; 0 when it never did. */
    int learnedRoom;
    /** Sessions that were started through the emulator, by id. */
    Map<String, Session> sessions = new LinkedHashMap<>();

    boolean ready() {
        return readySince != null;
    }

    /** How many sessions it has: an instance that takes them itself knows best. */
    int sessionCount() {
        return sessionEndpoint ? activeSessions : Math.max(activeSessions, sessions.size());
    }

    /** How many sessions it takes at most. */
    int room() {
        return learnedRoom == 0 ? Plan.SESSIONS_PER_INSTANCE : Math.max(learnedRoom, sessionCount());
    }

    /** Whether a new session may go to it. */
    boolean takesSessions() {
        return phase == InstancePhase.SERVING && ready() && !sdkWorker && sessionCount() < room();
    }

    boolean in(String wantedDeployment, String wantedRegion) {
        return deployment.equals(wantedDeployment) && region.equals(wantedRegion);
    }
}
