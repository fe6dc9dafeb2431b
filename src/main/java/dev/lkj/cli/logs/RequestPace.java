package dev.lkj.cli.logs;

import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps requests apart that are made again and again, whichever threads make them. */
final class RequestPace {
    /** A project has 1,000 requests a minute, which its production traffic needs too. */
    static final Duration INTERVAL = Duration.ofSeconds(3);

    private final Clock clock;
    private final Pacing pacing;
    private @Nullable Duration last;

    RequestPace(Clock clock, Pacing pacing) {
        this.clock = clock;
        this.pacing = pacing;
    }

    /** Waits until the next request may be made. */
    synchronized void turn() {
        Duration former = last;
        if (former != null) {
            Duration left = former.plus(INTERVAL).minus(clock.elapsed());
            if (!left.isNegative() && !left.isZero()) {
                pacing.pause(left);
            }
        }
        last = clock.elapsed();
    }
}
