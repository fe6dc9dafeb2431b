package dev.lkj.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, which a test can put forward: what would take an hour then happens at once. */
public final class MovableClock implements Clock {
    private final Clock machine = Clock.system();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /**
     * Puts it forward.
     *
     * @throws IllegalArgumentException when the time is negative: no clock here goes back
     */
    public void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + time);
        }
        ahead.accumulateAndGet(time, Duration::plus);
    }

    @Override
    public Instant now() {
        return machine.now().plus(ahead.get());
    }

    @Override
    public Duration elapsed() {
        return machine.elapsed().plus(ahead.get());
    }
}
