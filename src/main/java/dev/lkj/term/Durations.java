package dev.lkj.term;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time for people. */
public final class Durations {
    /** From here on minutes are easier to read than seconds. */
    private static final long MINUTES_FROM_MILLIS = 99_950;

    private Durations() {}

    /** How long something took, as in {@code 0.1s}, {@code 62.0s}, {@code 2m03s}, {@code 1h02m}. */
    public static String of(Duration time) {
        long millis = Math.max(0, time.toMillis());
        if (millis < MINUTES_FROM_MILLIS) {
            return String.format(Locale.ROOT, "%.1fs", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds % 3600 / 60);
    }

    /** How long something will take, as in {@code 12 s left}, {@code 3 min left}; never 0. */
    public static String left(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        if (seconds < 100) {
            return seconds + " s left";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 100 ? minutes + " min left" : Math.round(minutes / 60.0) + " h left";
    }

    /** A limit or a wait in prose, in whole units, as in {@code 31s}, {@code 10m}, {@code 1h}, {@code 1m30s}. */
    public static String brief(Duration time) {
        long seconds = Math.max(0, Math.round(time.toMillis() / 1000.0));
        StringBuilder text = new StringBuilder();
        append(text, seconds / 3600, "h");
        append(text, seconds % 3600 / 60, "m");
        append(text, seconds % 60, "s");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
