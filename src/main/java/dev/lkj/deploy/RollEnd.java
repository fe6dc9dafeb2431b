package dev.lkj.deploy;

import dev.lkj.error.ExitCode;
import dev.lkj.rollout.RolloutOutcome;
import dev.lkj.rollout.RolloutState;
import java.time.Duration;
import java.util.List;

/**
 * How a followed roll ended.
 *
 * @param outcome what was concluded
 * @param afterCut whether the build's stream was lost before
 * @param lastOutput what the newest instance printed last, when the version failed
 * @param time how long it was followed
 */
public record RollEnd(RolloutOutcome outcome, boolean afterCut, List<String> lastOutput, Duration time) {
    /** The exit code that it means. */
    public ExitCode exitCode() {
        if (outcome instanceof RolloutOutcome.NeverListed) {
            return ExitCode.UNAVAILABLE;
        }
        if (outcome instanceof RolloutOutcome.TimedOut timedOut) {
            return timedOut.unreachable().isEmpty() ? ExitCode.TIMED_OUT : ExitCode.UNAVAILABLE;
        }
        RolloutState state = ((RolloutOutcome.Decided) outcome).state();
        if (state instanceof RolloutState.Serves || state instanceof RolloutState.Accepted) {
            return ExitCode.OK;
        }
        if (state instanceof RolloutState.Failed failed) {
            // Only after a cut stream can a build still fail while it is being followed.
            return afterCut && failed.wasBuilding() ? ExitCode.BUILD_FAILED : ExitCode.ROLLOUT_FAILED;
        }
        return state instanceof RolloutState.Overtaken ? ExitCode.ROLLOUT_FAILED : ExitCode.TIMED_OUT;
    }

    /** Whether the version was seen to serve; false for one that sleeps, and for a change whose end is not shown. */
    public boolean verified() {
        return outcome instanceof RolloutOutcome.Decided decided
                && decided.state() instanceof RolloutState.Serves serves
                && !serves.sleeping();
    }
}
