package dev.lkj.emulator.state;

import java.time.Instant;

/**
 * A session that was started through the emulator, on its instance.
 *
 * @param startedAt when the instance got it
 * @param waitedMillis how long it had waited for the instance
 */
record Session(Instant startedAt, long waitedMillis) {}
