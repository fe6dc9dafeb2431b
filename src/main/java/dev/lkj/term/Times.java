package dev.lkj.term;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Moments for people, as seen from now in a time zone.
 *
 * @param now the time that "ago" and "today" refer to
 * @param zone the zone of the reader
 */
public record Times(Instant now, ZoneId zone) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** A moment of the last day as its distance, as in {@code 2 minutes ago}; others as {@code 9 Aug 2026}. */
    public String ago(Instant moment) {
        Duration distance = Duration.between(moment, now);
        // Clocks differ by some seconds; what is a little ahead of us has just been.
        if (distance.abs().compareTo(Duration.ofSeconds(10)) < 0) {
            return "just now";
        }
        if (distance.isNegative() || distance.compareTo(Duration.ofDays(1)) >= 0) {
            return date(moment);
        }
        if (distance.toMinutes() < 1) {
            return distance.toSeconds() + " seconds ago";
        }
        return distance.toHours() < 1
                ? counted(distance.toMinutes(), "minute") + " ago"
                : counted(distance.toHours(), "hour") + " ago";
    }

    /** A moment as day and time while it is near, as in {@code today 10:16}; others as {@code 9 Aug 2026}. */
    public String day(Instant moment) {
        LocalDate today = ZonedDateTime.ofInstant(now, zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(
                today, ZonedDateTime.ofInstant(moment, zone).toLocalDate());
        if (days == 0) {
            return "today " + clock(moment);
        }
        if (days == -1) {
            return "yesterday " + clock(moment);
        }
        return days == 1 ? "tomorrow " + clock(moment) : date(moment);
    }

    /** The time of the day, as in {@code 11:16}. */
    public String clock(Instant moment) {
        return CLOCK.format(moment.atZone(zone));
    }

    /** The day, as in {@code 9 Aug 2026}. */
    public String date(Instant moment) {
        return DATE.format(moment.atZone(zone));
    }

    /** The moment for scripts: UTC, whole seconds, as in {@code 2025-08-09T00:31:48Z}. */
    public static String utc(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
