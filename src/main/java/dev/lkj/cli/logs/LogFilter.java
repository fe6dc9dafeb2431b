package dev.lkj.cli.logs;

import dev.lkj.error.LkjException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted.
 *
 * @param since none of before; null for all
 * @param level none less grave; null for all
 * @param pattern only lines in which it is found; null for all
 */
record LogFilter(
        @Nullable Instant since,
        @Nullable LogLevel level,
        @Nullable Pattern pattern) {
    private static final Pattern AGO =
            Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s?)?");

    /**
     * The filter of the flags; each null when it was not given.
     *
     * @throws LkjException (exit 2) when one of them cannot be read
     */
    static LogFilter of(@Nullable String since, @Nullable String level, @Nullable String pattern, Instant now) {
        return new LogFilter(
                since == null ? null : since(since, now),
                level == null ? null : LogLevel.parse(level),
                pattern == null ? null : pattern(pattern));
    }

    private static Instant since(String text, Instant now) {
        Matcher ago = AGO.matcher(text.strip());
        if (!text.isBlank() && ago.matches()) {
            return now.minus(Duration.ofDays(number(ago, 1))
                    .plusHours(number(ago, 2))
                    .plusMinutes(number(ago, 3))
                    .plusSeconds(number(ago, 4)));
        }
        return LogLine.time(text.strip())
                .orElseThrow(() -> LkjException.usage("invalid value \"" + text + "\" for flag -since: no time")
                        .withHint("so long ago, as 90s, 10m, 2h or 1d, or a time, as 2026-08-09T10:15:00Z"));
    }

    private static long number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw LkjException.usage("invalid value \"" + text + "\" for flag -grep: " + e.getDescription())
                    .withHint("a regular expression; \\Q…\\E around a text takes it as it is");
        }
    }

    /** The lines of one stream, in order. */
    Stream stream() {
        return new Stream(this);
    }

    /** Remembers the record that a line belongs to. */
    static final class Stream {
        private final LogFilter filter;
        private boolean recordWanted = true;

        private Stream(LogFilter filter) {
            this.filter = filter;
        }

        /** Whether the next line is wanted; one without time and level is, when the one before was. */
        boolean wants(LogLine line) {
            if (line.beginsRecord()) {
                recordWanted = filter.wantsRecord(line);
            }
            return recordWanted
                    && (filter.pattern == null
                            || filter.pattern.matcher(line.text()).find());
        }
    }

    private boolean wantsRecord(LogLine line) {
        boolean recent = since == null || line.time() == null || !line.time().isBefore(since);
        boolean grave = level == null || line.level() == null || line.level().compareTo(level) >= 0;
        return recent && grave;
    }
}
