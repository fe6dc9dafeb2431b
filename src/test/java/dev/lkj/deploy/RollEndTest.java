package dev.lkj.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.ExitCode;
import dev.lkj.rollout.Reading;
import dev.lkj.rollout.RolloutOutcome;
import dev.lkj.rollout.RolloutState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollEndTest {
    private static final Reading.Seen SEEN = new Versions().current("v1", 1, 1).seen();

    private static RollEnd end(RolloutState state, boolean afterCut) {
        return end(new RolloutOutcome.Decided(state, SEEN), afterCut);
    }

    private static RollEnd end(RolloutOutcome outcome, boolean afterCut) {
        return new RollEnd(outcome, afterCut, List.of(), Duration.ZERO);
    }

    @Test
    void onlyWhatServesIsVerified() {
        RollEnd serves = end(new RolloutState.Serves("v2", false, List.of()), false);
        RollEnd sleeps = end(new RolloutState.Serves("v2", true, List.of()), false);

        assertThat(serves.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(serves.verified()).isTrue();
        assertThat(sleeps.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(sleeps.verified()).isFalse();
    }

    @Test
    void whatFailsOrIsOvertakenHasFailedToRollOut() {
        assertThat(end(new RolloutState.Failed("v2", "", false, List.of()), false)
                        .exitCode())
                .isEqualTo(ExitCode.ROLLOUT_FAILED);
        assertThat(end(new RolloutState.Failed("v2", "", true, List.of()), false)
                        .exitCode())
                .isEqualTo(ExitCode.ROLLOUT_FAILED);
        assertThat(end(new RolloutState.Overtaken("v2", "v3", List.of()), false).exitCode())
                .isEqualTo(ExitCode.ROLLOUT_FAILED);
    }

    @Test
    void afterACutStreamABuildMayFailWhileItIsFollowed() {
        assertThat(end(new RolloutState.Failed("v2", "", true, List.of()), true).exitCode())
                .isEqualTo(ExitCode.BUILD_FAILED);
        assertThat(end(new RolloutState.Failed("v2", "", false, List.of()), true)
                        .exitCode())
                .isEqualTo(ExitCode.ROLLOUT_FAILED);
        assertThat(end(new RolloutOutcome.NeverListed(Optional.empty()), true).exitCode())
                .isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void whatIsNotKnownIsNoSuccess() {
        assertThat(end(new RolloutState.Ambiguous(List.of("v2", "v3"), List.of()), false)
                        .exitCode())
                .isEqualTo(ExitCode.TIMED_OUT);
        assertThat(end(new RolloutOutcome.TimedOut(Optional.empty(), Optional.empty(), ""), false)
                        .exitCode())
                .isEqualTo(ExitCode.TIMED_OUT);
        assertThat(end(new RolloutOutcome.TimedOut(Optional.empty(), Optional.empty(), "no route"), false)
                        .exitCode())
                .isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(end(new RolloutOutcome.TimedOut(Optional.empty(), Optional.empty(), ""), false)
                        .verified())
                .isFalse();
    }
}
