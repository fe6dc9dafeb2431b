package dev.lkj.emulator.codec;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as text. The text is {@link Instant#toString}'s, whose formatter took a sixth of the time of a listing of agents;
 * the one of a local time is written out by hand in the JDK, five times as fast.
 */
final class TimeText {
    /** Far from where a local time ends, in seconds: beyond it a time is nothing that anybody lists. */
    private static final long FAR = 100_000_000_000L;

    private TimeText() {}

    static String of(Instant time) {
        long seconds = time.getEpochSecond();
        if (Math.abs(seconds) > FAR) {
            return time.toString();
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(seconds, time.getNano(), ZoneOffset.UTC);
        // A local time leaves out seconds that are none.
        return utc.getSecond() == 0 && utc.getNano() == 0 ? utc + ":00Z" : utc + "Z";
    }
}
