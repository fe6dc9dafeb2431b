package dev.lkj.testing;

import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.time.Duration;
import java.time.Instant;

/** Time that runs many times faster than the machine's; pauses are as much shorter. */
public final class FastTime implements Clock {
    private final Instant start = Instant.parse("2026-08-09T00:00:00Z");
    private final long origin = System.nanoTime();
    private final int factor;

    /** Begins now; a second of the machine is so many of its own. */
    public FastTime(int factor) {
        this.factor = factor;
    }

    @Override
    public Instant now() {
        return start.plus(elapsed());
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos((System.nanoTime() - origin) * factor);
    }

    /** Pauses by this clock, ended at once by a cancellation. */
    public Pacing pacing(Cancellation cancellation) {
        Pacing machine = Pacing.realTime(cancellation);
        return time -> machine.pause(onTheMachine(time));
    }

    /** How long a time of this clock is by the machine's. */
    public Duration onTheMachine(Duration time) {
        return time.dividedBy(factor);
    }
}
