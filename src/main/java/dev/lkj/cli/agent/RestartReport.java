package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.ResultLine;
import dev.lkj.deploy.RollEnd;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.RegionState;
import dev.lkj.rollout.RolloutOutcome;
import dev.lkj.rollout.RolloutState;
import dev.lkj.term.Durations;
import dev.lkj.term.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the end of a restart means, in words: one that was asked for, or that a change of secrets brings with it.
 *
 * @param done what the service took, such as {@code Restarted agent [CA_abc]}
 * @param timeout how long it was to be followed at most
 * @param next the commands to type next
 */
record RestartReport(String done, Duration timeout, NextCommand next) {
    private static final String VERB = "Restarted";

    /** The command that follows it again. */
    String follow() {
        return next.of("status", "--wait");
    }

    /** The failure that the end is; empty when it was done or taken. */
    Optional<LkjException> failure(RollEnd end) {
        if (end.outcome() instanceof RolloutOutcome.TimedOut timedOut) {
            return Optional.of(timedOut(end, timedOut));
        }
        if (end.outcome() instanceof RolloutOutcome.Decided decided
                && decided.state() instanceof RolloutState.Failed failed) {
            return Optional.of(LkjException.of(
                            end.exitCode(), done + ", but it does not run again as it should: " + failed.reason())
                    .withHint(next.of("logs") + "   what the instances print\n" + next.of("secrets")
                            + "   which secrets they get\n" + next.of("status") + "   what runs"));
        }
        return Optional.empty();
    }

    private LkjException timedOut(RollEnd end, RolloutOutcome.TimedOut timedOut) {
        String after = Durations.brief(timeout);
        if (!timedOut.unreachable().isEmpty()) {
            return LkjException.of(
                            end.exitCode(),
                            done + ", but whether it runs again could not be read for " + after + ": "
                                    + timedOut.unreachable())
                    .withHint(follow());
        }
        String regions = timedOut.state()
                .map(state -> state.regions().stream()
                        .filter(row -> !row.runs() && !row.sleeps())
                        .map(row -> row.region() + " is still " + row.status() + ", " + row.replicas()
                                + (row.replicas() == 1 ? " replica" : " replicas"))
                        .collect(Collectors.joining("; ")))
                .orElse("");
        return LkjException.of(
                        end.exitCode(),
                        done + ", but it does not run again after " + after + (regions.isEmpty() ? "" : ": " + regions)
                                + "; it goes on")
                .withHint(follow());
    }

    /** What is shown above the message of a failure. */
    FailureText text(RollEnd end) {
        return end.outcome() instanceof RolloutOutcome.Decided decided
                        && decided.state() instanceof RolloutState.Failed failed
                ? new FailureText.Roll("The restart failed: " + failed.reason(), end.lastOutput(), end.time())
                : FailureText.NONE;
    }

    /** The end that is none of those. */
    RunSuccess success(RollEnd end, List<RunSuccess.Link> links, ResultLine result) {
        RolloutState state = ((RolloutOutcome.Decided) end.outcome()).state();
        String where =
                state.regions().stream().map(RegionState::region).distinct().collect(Collectors.joining(", "));
        boolean proven = false;
        String what;
        if (state instanceof RolloutState.Serves serves) {
            proven = !serves.sleeping();
            what = serves.sleeping()
                    ? "sleeps in " + where + ": the next session starts it anew"
                    : "runs again in " + where;
        } else if (where.isEmpty()) {
            what = "it was never deployed, so nothing restarts";
        } else {
            what = "the service took it and does not show its end";
        }
        return new RunSuccess(
                proven ? Mark.DONE : Mark.NEUTRAL,
                proven ? VERB : "Accepted",
                what,
                done + (proven || where.isEmpty() ? "." : "; that it runs again was not seen."),
                done + "; " + what,
                "",
                links,
                end.time(),
                result);
    }
}
