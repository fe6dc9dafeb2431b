package dev.lkj.cli.agent;

import dev.lkj.term.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the cells of tables for scripts, as the reference writes it. */
public final class Cells {
    private static final int MOST_NAMES = 5;

    private Cells() {}

    /** Whether a time means that something never happened: the service writes year 1. */
    static boolean isNever(Instant time) {
        return time.atOffset(ZoneOffset.UTC).getYear() <= 1;
    }

    /** A time; year 1 as given, an absent one as the start of the epoch. */
    static String time(@Nullable Instant time, String never) {
        if (time == null) {
            return "1970-01-01T00:00:00Z";
        }
        return isNever(time) ? never : Times.utc(time);
    }

    /** A deployment's name, as people say it. */
    public static String deployment(String name) {
        return name.isEmpty() ? "production" : name;
    }

    /** Names behind a count, as in {@code : A, B and 3 more}; nothing for none. */
    static String some(List<String> names) {
        int shown = names.size() > MOST_NAMES + 1 ? MOST_NAMES : names.size();
        String more = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
        return names.isEmpty() ? "" : ": " + String.join(", ", names.subList(0, shown)) + more;
    }
}
