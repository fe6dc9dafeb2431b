package dev.lkj.bench;

import java.time.Duration;

/**
 * How much is done.
 *
 * @param sessions that run at the same time
 * @param shortest session
 * @param longest session
 * @param settling the time between two rolls
 * @param changes to the store in one run of the emulator
 * @param slowFor how long the slow clients send
 */
record BenchSize(
        int deploys,
        int rollbacks,
        int sessions,
        Duration shortest,
        Duration longest,
        Duration settling,
        int kills,
        int changes,
        int slowClients,
        Duration slowFor,
        long uploadBytes,
        int starts) {

    /** What the documents tell the figures of. */
    static final BenchSize FULL = new BenchSize(
            50,
            20,
            200,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            100,
            20_000,
            500,
            Duration.ofSeconds(20),
            1_000_000_000L,
            15);

    /** What each change is checked with: the same in a few minutes. */
    static final BenchSize SHORT = new BenchSize(
            5,
            2,
            60,
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(3),
            10,
            2_000,
            100,
            Duration.ofSeconds(5),
            100_000_000L,
            5);
}
