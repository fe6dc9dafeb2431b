package dev.lkj.emulator.engine;

import java.util.OptionalInt;

/**
 * What an engine sees of an instance.
 *
 * @param alive its process runs
 * @param healthy it answers its health check with 200
 * @param exitCode how it ended, 128 + n for signal n; empty while it runs and when nobody knows
 * @param sessionEndpoint its {@code GET /worker} says that it takes sessions itself
 * @param activeSessions what its {@code GET /worker} counts; 0 when it has none
 * @param sdkWorker it answers {@code GET /worker} but takes no sessions from there: they come from LiveKit
 */
public record Observation(
        boolean alive,
        boolean healthy,
        OptionalInt exitCode,
        boolean sessionEndpoint,
        int activeSessions,
        boolean sdkWorker) {
    /** An instance that is not there. */
    public static final Observation GONE = new Observation(false, false, OptionalInt.empty(), false, 0);

    /** An instance that is no worker of an SDK. */
    public Observation(
            boolean alive, boolean healthy, OptionalInt exitCode, boolean sessionEndpoint, int activeSessions) {
        this(alive, healthy, exitCode, sessionEndpoint, activeSessions, false);
    }
}
