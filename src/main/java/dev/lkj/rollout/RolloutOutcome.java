package dev.lkj.rollout;

import java.util.Optional;

/** How following a roll ended. */
public sealed interface RolloutOutcome {
    /** The version serves, failed, was overtaken, or cannot be told apart. */
    record Decided(RolloutState state, Reading.Seen last) implements RolloutOutcome {}

    /**
     * Given up.
     *
     * @param last what was read last, if anything was
     * @param unreachable why the last reads failed; empty when they did not
     */
    record TimedOut(Optional<RolloutState> state, Optional<Reading.Seen> last, String unreachable)
            implements RolloutOutcome {}

    /** The version never appeared where it should have. */
    record NeverListed(Optional<Reading.Seen> last) implements RolloutOutcome {}
}
