package dev.lkj.buildlog;

import dev.lkj.testing.FakeTime;
import dev.lkj.wire.BuildStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays a recorded stream at its own pace against a clock that does not wait; ticks every 100 ms. */
final class Playback {
    private static final Duration TICK = Duration.ofMillis(100);

    private final FakeTime time = FakeTime.at("2030-01-01T00:00:00Z");
    private final BuildLog times = new BuildLog();

    FakeTime time() {
        return time;
    }

    /** Feeds a view and calls {@code atTick} after each tick. */
    void play(List<BuildStatus> stream, BuildView view, Runnable atTick) {
        Instant begun = Instant.MIN;
        for (BuildStatus status : stream) {
            times.apply(status);
            Instant now = times.latest().orElse(Instant.MIN);
            if (begun.equals(Instant.MIN)) {
                begun = now;
            }
            Duration at = begun.equals(Instant.MIN) ? Duration.ZERO : Duration.between(begun, now);
            passUntil(at, view, atTick);
            view.accept(status);
        }
        passUntil(time.elapsed().plus(TICK), view, atTick);
    }

    private void passUntil(Duration at, BuildView view, Runnable atTick) {
        while (time.elapsed().compareTo(at) < 0) {
            Duration toTick = TICK.minusMillis(time.elapsed().toMillis() % TICK.toMillis());
            Duration left = at.minus(time.elapsed());
            if (left.compareTo(toTick) < 0) {
                time.pause(left);
                return;
            }
            time.pause(toTick);
            view.tick();
            atTick.run();
        }
    }
}
