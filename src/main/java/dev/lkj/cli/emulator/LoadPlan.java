package dev.lkj.cli.emulator;

import dev.lkj.error.LkjException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What traffic is made.
 *
 * @param perSecond sessions that begin each second
 * @param shortest the shortest session
 * @param longest the longest session; lengths are spread evenly between the two
 * @param time for how long sessions begin
 */
record LoadPlan(double perSecond, Duration shortest, Duration longest, Duration time) {
    /** More would measure this program, not the agent. */
    private static final double MOST_PER_SECOND = 200;

    private static final Pattern RATE = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,3})?)(?:/(s|m))?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m|h)?");

    /** Reads the flags as people write them: {@code 5/s} or {@code 30/m}, {@code 20s..60s}, {@code 2m}. */
    static LoadPlan of(String rate, String length, String time) {
        String[] lengths = length.split("\\.\\.", 2);
        Duration shortest = time("--length", lengths[0]);
        Duration longest = lengths.length == 1 ? shortest : time("--length", lengths[1]);
        if (longest.compareTo(shortest) < 0) {
            throw LkjException.usage("--length " + length + " ends before it begins");
        }
        return new LoadPlan(rate(rate), shortest, longest, time("--for", time));
    }

    private static double rate(String text) {
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            throw LkjException.usage("--rate " + text + " is none").withHint("--rate 5/s or --rate 30/m");
        }
        double perSecond = Double.parseDouble(matcher.group(1)) / ("m".equals(matcher.group(2)) ? 60 : 1);
        if (perSecond <= 0 || perSecond > MOST_PER_SECOND) {
            throw LkjException.usage("--rate is more than 0 and at most " + (int) MOST_PER_SECOND + "/s");
        }
        return perSecond;
    }

    private static Duration time(String flag, String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            throw LkjException.usage(flag + " " + text + " is no time").withHint(flag + " 90s, 2m or 500ms");
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        double millis = switch (unit) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1000;
        };
        Duration time = Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * millis));
        if (time.isZero()) {
            throw LkjException.usage(flag + " has to be longer than nothing");
        }
        return time;
    }
}
