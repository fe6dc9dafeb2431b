package dev.lkj.buildlog;

import dev.lkj.term.Sizes;
import dev.lkj.wire.BuildVertexStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How far a part of a step is, in words. */
final class ProgressText {
    /** Below this a time is noise. */
    private static final Duration WORTH_TELLING = Duration.ofMillis(10);

    private ProgressText() {}

    /** As build logs have it: {@code transferring context: 51B 0.1s done}. */
    static String exact(BuildVertexStatus status) {
        String text = status.id();
        if (status.total() != 0) {
            text += " " + Sizes.exact(status.current()) + " / " + Sizes.exact(status.total());
        } else if (status.current() != 0) {
            text += " " + Sizes.exact(status.current());
        }
        Duration taken = taken(status);
        if (taken.compareTo(WORTH_TELLING) > 0) {
            text += String.format(Locale.ROOT, " %.1fs", taken.toNanos() / 1e9);
        }
        return status.completed() == null ? text : text + " done";
    }

    /** For a glance: {@code sha256:dff9e40a36eb… 53 MB of 63 MB}. */
    static String brief(BuildVertexStatus status) {
        if (status.total() != 0) {
            return status.id() + " " + Sizes.of(status.current()) + " of " + Sizes.of(status.total());
        }
        return status.current() == 0 ? status.id() : status.id() + " " + Sizes.of(status.current());
    }

    private static Duration taken(BuildVertexStatus status) {
        Instant end = status.completed() == null ? status.timestamp() : status.completed();
        return status.started() == null || end == null ? Duration.ZERO : Duration.between(status.started(), end);
    }
}
