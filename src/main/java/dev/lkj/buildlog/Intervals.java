package dev.lkj.buildlog;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The times in which a step worked; it can start again after it ended. */
final class Intervals {
    /** From start to end; an end of {@link Instant#MAX} is not known yet. */
    private final TreeMap<Instant, Instant> ends = new TreeMap<>();

    private Instant lastStart = Instant.MIN;

    /** Takes news of the interval with this start; an earlier one that never ended ends where a new one starts. */
    void put(Instant start, Optional<Instant> end) {
        if (!start.equals(lastStart) && !ends.isEmpty() && isOpen()) {
            ends.put(lastStart, start);
        }
        lastStart = start;
        ends.put(start, end.orElse(Instant.MAX));
    }

    /** Ends the interval that is open. */
    void end(Instant end) {
        if (isOpen()) {
            ends.put(lastStart, end);
        }
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }

    boolean isOpen() {
        return Instant.MAX.equals(ends.get(lastStart));
    }

    /** The start that was told last. */
    Instant lastStart() {
        return lastStart;
    }

    void addTo(Map<Instant, Instant> all) {
        ends.forEach((start, end) -> all.merge(start, end, (one, other) -> one.isAfter(other) ? one : other));
    }

    /** How long all intervals cover, the open ones until now; what overlaps counts once. */
    static Duration covered(SortedMap<Instant, Instant> all, Instant now) {
        Duration sum = Duration.ZERO;
        Instant reached = Instant.MIN;
        for (Map.Entry<Instant, Instant> each : all.entrySet()) {
            Instant end = each.getValue().equals(Instant.MAX) ? now : each.getValue();
            Instant from = each.getKey().isAfter(reached) ? each.getKey() : reached;
            if (end.isAfter(from)) {
                sum = sum.plus(Duration.between(from, end));
                reached = end;
            }
        }
        return sum;
    }
}
