package dev.lkj.rollout;

import java.time.Duration;

/**
 * How a roll is followed.
 *
 * @param timeout after which it is given up
 * @param interval between two reads
 * @param mayBeMissing it is not known whether there will be a version, so it must be listed soon
 */
public record RolloutPolicy(Duration timeout, Duration interval, boolean mayBeMissing) {
    /** The default of {@code --timeout}: twice the five minutes that the service gives a new version to become healthy. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    /** Between two reads: a project has 1,000 requests a minute, which its production traffic needs too. */
    static final Duration INTERVAL = Duration.ofSeconds(3);

    /** Between two reads of a service on this machine. */
    static final Duration LOCAL_INTERVAL = Duration.ofMillis(250);

    /** How long a restart is looked for that nothing shows: the service has no word for it. */
    static final Duration RESTART_SEEN = Duration.ofSeconds(60);

    /** The same at a service on this machine, whose restarts are quick and whose reads are frequent. */
    static final Duration LOCAL_RESTART_SEEN = Duration.ofSeconds(20);

    /** By when a version must be listed whose build stream was cut. */
    static final Duration LISTED_AFTER_CUT = Duration.ofSeconds(20);

    /** The policy for a service, on this machine or elsewhere. */
    public static RolloutPolicy of(Duration timeout, boolean local) {
        return new RolloutPolicy(timeout, local ? LOCAL_INTERVAL : INTERVAL, false);
    }

    /** The same after the build's stream was cut, when it is not known whether there will be a version. */
    public RolloutPolicy afterCut() {
        return new RolloutPolicy(timeout, interval, true);
    }

    /** How many reads a restart that nothing shows is looked for. */
    public int restartReads() {
        Duration patience = interval.compareTo(INTERVAL) < 0 ? LOCAL_RESTART_SEEN : RESTART_SEEN;
        Duration within = patience.compareTo(timeout) < 0 ? patience : timeout;
        long step = Math.max(1, interval.toMillis());
        return (int) ((within.toMillis() + step - 1) / step) + 1;
    }

    /** By when the version must be listed; the timeout unless it may be missing. */
    Duration listedWithin() {
        return mayBeMissing && LISTED_AFTER_CUT.compareTo(timeout) < 0 ? LISTED_AFTER_CUT : timeout;
    }
}
