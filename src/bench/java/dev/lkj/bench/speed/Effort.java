package dev.lkj.bench.speed;

import java.time.Duration;
import java.util.List;

/**
 * How much is done for the figures.
 *
 * @param first turns of brief programs that only warm up
 * @param turns of programs that take a moment
 * @param fewer turns of those that take longer
 * @param bulkTurns of those that pack a large folder
 * @param bulkBytes in that folder
 * @param bulkFiles in that folder
 * @param crowd files beside an agent's own that no upload holds
 * @param visited files that a pattern leaves out one by one
 * @param sizes of folders whose packing is watched for memory alone
 * @param load how long requests are sent for one figure
 */
record Effort(
        int first,
        int turns,
        int fewer,
        int bulkTurns,
        long bulkBytes,
        int bulkFiles,
        int crowd,
        int visited,
        List<Long> sizes,
        Duration load) {
    private static final long MB = 1_000_000;

    /** What the page tells the figures of. */
    static Effort full(boolean huge) {
        List<Long> sizes = huge ? List.of(MB, 10 * MB, 100 * MB, 10_000 * MB) : List.of(MB, 10 * MB, 100 * MB);
        return new Effort(2, 20, 10, 3, 1000 * MB, 5000, 28_000, 40_000, sizes, Duration.ofSeconds(3));
    }

    /** What each change is looked at with. */
    static Effort brief() {
        return new Effort(1, 3, 2, 1, 64 * MB, 320, 5_000, 10_000, List.of(MB), Duration.ofMillis(500));
    }

    /** For programs that take a moment. */
    Turns often() {
        return new Turns(first, turns, false);
    }

    /** For those that take a second or so. */
    Turns seldom() {
        return new Turns(first, fewer, false);
    }

    /** For those that take so long that neither warming up nor a millisecond matters. */
    Turns lengthy() {
        return Turns.lengthy(bulkTurns);
    }
}
