package dev.lkj.rollout;

import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads again and again until the judge decides or the time is up. */
public final class RolloutTracker {
    private final StatusSource source;
    private final Clock clock;
    private final Pacing pacing;

    /** A tracker with its source of readings. */
    public RolloutTracker(StatusSource source, Clock clock, Pacing pacing) {
        this.source = source;
        this.clock = clock;
        this.pacing = pacing;
    }

    /**
     * Follows a roll to its end.
     *
     * @param progress is told each state that is not the end
     */
    public RolloutOutcome follow(Judge judge, RolloutPolicy policy, Consumer<RolloutState.InProgress> progress) {
        Duration start = clock.elapsed();
        Optional<RolloutState> state = Optional.empty();
        Optional<Reading.Seen> last = Optional.empty();
        boolean listed = false;
        while (true) {
            String unreachable = "";
            Reading reading = source.read();
            if (reading instanceof Reading.Unknown unknown) {
                unreachable = unknown.reason();
            } else if (reading instanceof Reading.Seen seen) {
                RolloutState next = judge.next(seen);
                last = Optional.of(seen);
                if (!(next instanceof RolloutState.InProgress inProgress)) {
                    return new RolloutOutcome.Decided(next, seen);
                }
                state = Optional.of(next);
                listed |= inProgress.listed();
                progress.accept(inProgress);
            }
            Duration passed = clock.elapsed().minus(start);
            if (!listed && policy.mayBeMissing() && passed.compareTo(policy.listedWithin()) >= 0) {
                return new RolloutOutcome.NeverListed(last);
            }
            if (passed.compareTo(policy.timeout()) >= 0) {
                return new RolloutOutcome.TimedOut(state, last, unreachable);
            }
            Duration limit = listed ? policy.timeout() : policy.listedWithin();
            pacing.pause(shorter(policy.interval(), limit.minus(passed)));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
