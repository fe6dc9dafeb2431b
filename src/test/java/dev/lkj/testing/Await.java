package dev.lkj.testing;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do: looks again and again, and goes on as soon as it is there. */
public final class Await {
    private static final Duration POLL = Duration.ofMillis(5);

    /** Far beyond what a loaded machine needs; only a test that fails waits so long. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited %s in vain until %s", LIMIT, what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
