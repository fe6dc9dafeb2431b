package dev.lkj.bench;

import dev.lkj.bench.Bench.Surroundings;
import java.time.Duration;

/** Waiting for what another process does. */
final class Patience {
    private static final Duration LOOK = Duration.ofMillis(20);

    private Patience() {}

    /** Something that may fail while the other side is not there yet. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Waits until it holds; false when it did not within the time. */
    static boolean until(Surroundings around, Duration time, Condition condition) throws Exception {
        Duration end = around.clock().elapsed().plus(time);
        while (!condition.holds()) {
            if (around.clock().elapsed().compareTo(end) > 0) {
                return false;
            }
            around.pacing().pause(LOOK);
        }
        return true;
    }

    /** Waits until it holds, which it must. */
    static void need(Surroundings around, String what, Duration time, Condition condition) throws Exception {
        if (!until(around, time, condition)) {
            throw new IllegalStateException("waited " + time + " in vain until " + what);
        }
    }
}
