package dev.lkj.cli.options;

import dev.lkj.error.LkjException;
import dev.lkj.rollout.RolloutPolicy;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command that takes its time does it: whether and how long it follows its end, and how that is told. */
public final class RunOptions {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s?)?");

    @Option(
            names = "--detach",
            description = "Return without waiting for the end; lkj agent status --wait does that later.")
    boolean detach;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait for the end at most, as in 90s, 10m or 1h (default: 10m).")
    @Nullable
    String timeout;

    @Option(
            names = {"-j", "--json"},
            description = "Print events and the result as JSON, one object a line.")
    boolean json;

    /** Whether standard output is for programs. */
    public boolean json() {
        return json;
    }

    /** Whether to return without following the roll. */
    public boolean detach() {
        return detach;
    }

    /** How long a roll is followed at most. */
    public Duration timeout() {
        return parse(timeout);
    }

    /** The value of {@code --timeout}; ten minutes when it was not given. */
    public static Duration parse(@Nullable String text) {
        if (text == null) {
            return RolloutPolicy.DEFAULT_TIMEOUT;
        }
        Matcher matcher = FORM.matcher(text.strip());
        if (text.isBlank() || !matcher.matches()) {
            throw LkjException.usage(
                    "invalid value \"" + text + "\" for flag -timeout: not a time such as 90s, 10m or 1h");
        }
        Duration time = Duration.ofHours(number(matcher.group(1)))
                .plusMinutes(number(matcher.group(2)))
                .plusSeconds(number(matcher.group(3)));
        if (time.isZero()) {
            throw LkjException.usage(
                            "invalid value \"" + text + "\" for flag -timeout: it has to be longer than nothing")
                    .withHint("--detach does not wait at all");
        }
        return time;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
