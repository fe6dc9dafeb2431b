package dev.lkj.emulator.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the next start after a crash may be: the wait doubles with each crash in a row. */
final class Backoff {
    int crashes;

    @Nullable
    Instant notBefore;

    void crashed(Instant now, RolloutTimes times) {
        // 2^20 first waits are beyond any last one; a larger shift would overflow.
        Duration wait = times.firstBackoff().multipliedBy(1L << Math.min(crashes, 20));
        crashes++;
        notBefore = now.plus(wait.compareTo(times.lastBackoff()) < 0 ? wait : times.lastBackoff());
    }

    boolean allows(Instant now) {
        return notBefore == null || !now.isBefore(notBefore);
    }

    void reset() {
        crashes = 0;
        notBefore = null;
    }
}
