package dev.lkj.cli.options;

import dev.lkj.error.LkjException;
import dev.lkj.rollout.RolloutPolicy;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and how long a command follows a roll. */
public final class WaitOptions {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s?)?");

    @Option(names = "--detach", description = "Do not wait until the version serves.")
    boolean detach;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait until the version serves, as in 90s or 10m (default: 10m).")
    @Nullable
    String timeout;

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
