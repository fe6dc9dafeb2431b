package dev.lkj.testing;

import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.time.Duration;
import java.time.Instant;

/** A clock that only moves when somebody waits; every pause ends at once. */
public final class FakeTime implements Clock, Pacing {
    private final Instant start;
    private Duration passed = Duration.ZERO;

    public FakeTime(Instant start) {
        this.start = start;
    }

    public static FakeTime at(String instant) {
        return new FakeTime(Instant.parse(instant));
    }

    @Override
    public synchronized Instant now() {
        return start.plus(passed);
    }

    @Override
    public synchronized Duration elapsed() {
        return passed;
    }

    @Override
    public synchronized void pause(Duration time) {
        passed = passed.plus(time);
    }
}
