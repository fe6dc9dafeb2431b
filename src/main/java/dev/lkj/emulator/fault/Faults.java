package dev.lkj.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that were ordered, and how far their counting is. */
public final class Faults {
    private final List<Counted> rules = new ArrayList<>();

    private static final class Counted {
        private final FaultRule rule;
        private int seen;
        private int met;

        Counted(FaultRule rule) {
            this.rule = rule;
        }
    }

    /**
     * A rule and its counts.
     *
     * @param seen requests of its kind since it was set
     * @param met those that met it
     */
    public record Count(FaultRule rule, int seen, int met) {}

    /** Adds rules; their counting starts now. */
    public synchronized void add(List<FaultRule> more) {
        more.forEach(rule -> rules.add(new Counted(rule)));
    }

    /** Takes all rules away. */
    public synchronized void clear() {
        rules.clear();
    }

    /** Counts a request of a kind; what it meets, by the first rule that says so. */
    public synchronized Optional<FaultRule> next(String kind) {
        Optional<FaultRule> met = Optional.empty();
        for (Counted counted : rules) {
            if (!counted.rule.kind().equals(kind)) {
                continue;
            }
            counted.seen++;
            if (met.isEmpty() && counted.rule.meets(counted.seen)) {
                counted.met++;
                met = Optional.of(counted.rule);
            }
        }
        return met;
    }

    /** All rules with their counts. */
    public synchronized List<Count> counts() {
        return rules.stream()
                .map(counted -> new Count(counted.rule, counted.seen, counted.met))
                .toList();
    }
}
