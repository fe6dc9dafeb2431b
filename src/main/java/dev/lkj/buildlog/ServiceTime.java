package dev.lkj.buildlog;

import dev.lkj.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What time it is for the service, whose clock may differ from ours: the latest time that its stream named, plus what
 * has passed here since then. Never goes back.
 */
final class ServiceTime {
    private final Clock clock;
    private Instant named = Instant.EPOCH;
    private Duration namedAt = Duration.ZERO;

    ServiceTime(Clock clock) {
        this.clock = clock;
    }

    /** Takes the latest time that the stream named. */
    void advance(Optional<Instant> latest) {
        if (latest.isPresent() && latest.get().isAfter(now())) {
            named = latest.get();
            namedAt = clock.elapsed();
        }
    }

    /** The time of the service; the epoch while the stream has named none. */
    Instant now() {
        return named.equals(Instant.EPOCH) ? named : named.plus(clock.elapsed().minus(namedAt));
    }
}
