package dev.lkj.bench.speed;

import java.util.OptionalDouble;

/**
 * One figure of one program, and what it should be at most.
 *
 * @param limit empty where there is no goal
 */
record Quantity(Estimate estimate, Unit unit, OptionalDouble limit) {
    /** A figure with a goal. */
    static Quantity of(Estimate estimate, Goal goal, Cli cli) {
        return new Quantity(estimate, goal.unit(), cli.isReference() ? OptionalDouble.empty() : goal.limit(cli.java()));
    }

    /** A figure that may be anything. */
    static Quantity free(Estimate estimate, Unit unit) {
        return new Quantity(estimate, unit, OptionalDouble.empty());
    }

    /** Whether it is beyond its goal by more than the noise. */
    boolean missed() {
        return limit.isPresent() && estimate.low() > limit.getAsDouble();
    }

    /** Whether only the noise is between it and its goal. */
    boolean doubtful() {
        return limit.isPresent() && !missed() && estimate.value() > limit.getAsDouble();
    }

    @Override
    public String toString() {
        String text = unit.show(estimate.value());
        if (estimate.low() < estimate.high()) {
            text += " (" + unit.number(estimate.low()) + (estimate.low() < 0 ? " to " : "–")
                    + unit.number(estimate.high()) + ")";
        }
        if (missed()) {
            return text + " **missed**";
        }
        return doubtful() ? text + " missed, by less than the noise" : text;
    }
}
