package dev.lkj.emulator.state;

import java.time.Instant;

/**
 * A session that waits for an instance.
 *
 * @param cold whether everything slept when it came
 * @param offeredTo the instance that is asked to take it; empty while none is
 */
record WaitingSession(Instant since, boolean cold, String offeredTo) {
    WaitingSession offeredTo(String instanceId) {
        return new WaitingSession(since, cold, instanceId);
    }
}
