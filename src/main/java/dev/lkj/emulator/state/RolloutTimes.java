package dev.lkj.emulator.state;

import java.time.Duration;

/**
 * How long the emulated service waits for what.
 *
 * @param build a build, at most; documented limit of the service
 * @param health a new version without health, at most; documented limit of the service
 * @param drain an old instance with sessions, at most; documented limit of the service
 * @param unhealthy a serving instance without health before it is replaced
 * @param end between SIGTERM and SIGKILL of an instance without sessions
 * @param firstBackoff before the first restart after a crash, doubled for each further one
 * @param lastBackoff before a restart after a crash, at most
 */
public record RolloutTimes(
        Duration build,
        Duration health,
        Duration drain,
        Duration unhealthy,
        Duration end,
        Duration firstBackoff,
        Duration lastBackoff) {
    /** The times of the service where it documents them, else the emulator's own. */
    public static final RolloutTimes DEFAULT = new RolloutTimes(
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    /** The same with another limit for builds. */
    public RolloutTimes withBuild(Duration limit) {
        return new RolloutTimes(limit, health, drain, unhealthy, end, firstBackoff, lastBackoff);
    }

    /** The same with another limit for the health of a new version. */
    public RolloutTimes withHealth(Duration limit) {
        return new RolloutTimes(build, limit, drain, unhealthy, end, firstBackoff, lastBackoff);
    }

    /** The same with another limit for draining. */
    public RolloutTimes withDrain(Duration limit) {
        return new RolloutTimes(build, health, limit, unhealthy, end, firstBackoff, lastBackoff);
    }

    /** The same with another patience for an unhealthy serving instance. */
    public RolloutTimes withUnhealthy(Duration limit) {
        return new RolloutTimes(build, health, drain, limit, end, firstBackoff, lastBackoff);
    }

    /** The same with another time between SIGTERM and SIGKILL. */
    public RolloutTimes withEnd(Duration grace) {
        return new RolloutTimes(build, health, drain, unhealthy, grace, firstBackoff, lastBackoff);
    }

    /** The same with other waits between a crash and the restart. */
    public RolloutTimes withBackoff(Duration first, Duration last) {
        return new RolloutTimes(build, health, drain, unhealthy, end, first, last);
    }
}
