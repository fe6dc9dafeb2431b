package dev.lkj.rollout;

import static dev.lkj.rollout.Reads.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.wire.AgentInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A restart has no word of its own at the service; its end is concluded. */
class RestartJudgeTest {
    private static final int PATIENCE = 4;
    private static final Reading.Seen RUNS =
            read().current("1").row("us-east", "1", "Running", 1).seen();
    private static final Reading.Seen AWAY =
            read().current("1").row("us-east", "1", "Setting Up", 0).seen();
    private static final Reading.Seen SLEEPS =
            read().current("1").sleepingRow("us-east", "1", 0).seen();

    private static Reading.Seen deployedAt(String time, Reading.Seen seen) {
        AgentInfo agent = seen.agent().orElseThrow();
        return new Reading.Seen(
                Optional.of(new AgentInfo(
                        agent.agentId(),
                        agent.agentName(),
                        agent.version(),
                        agent.agentDeployments(),
                        List.of(),
                        Instant.parse(time))),
                seen.versions());
    }

    /** What is concluded from the reads, one after the other, until it is no more in progress. */
    private static List<Class<?>> states(Optional<Reading.Seen> before, Reading.Seen... reads) {
        RestartJudge judge = new RestartJudge(before, PATIENCE);
        List<Class<?>> states = new ArrayList<>();
        for (Reading.Seen seen : reads) {
            states.add(judge.next(seen).getClass());
        }
        return states;
    }

    private static final Class<?> WAITS = RolloutState.InProgress.class;
    private static final Class<?> SERVES = RolloutState.Serves.class;
    private static final Class<?> ACCEPTED = RolloutState.Accepted.class;
    private static final Class<?> FAILED = RolloutState.Failed.class;

    @Test
    void aRowThatLeftAndCameBackIsTheEnd() {
        assertThat(states(Optional.of(RUNS), RUNS, AWAY, AWAY, RUNS)).containsExactly(WAITS, WAITS, WAITS, SERVES);
    }

    @Test
    void aNewerTimeOfDeploymentIsTheEnd() {
        Reading.Seen before = deployedAt("2026-01-01T00:00:00Z", RUNS);
        Reading.Seen after = deployedAt("2026-01-01T00:00:05Z", RUNS);

        assertThat(states(Optional.of(before), before, after)).containsExactly(WAITS, SERVES);
    }

    @Test
    void aNewerTimeIsNotTheEndWhileSomethingIsAway() {
        Reading.Seen before = deployedAt("2026-01-01T00:00:00Z", RUNS);
        Reading.Seen partly = deployedAt(
                "2026-01-01T00:00:05Z",
                read().current("1")
                        .row("us-east", "1", "Running", 1)
                        .row("staging", "us-east", "1", "Setting Up", 0, 0, 0)
                        .seen());

        assertThat(states(Optional.of(before), partly)).containsExactly(WAITS);
    }

    @Test
    void whatIsNeverShownIsAccepted() {
        assertThat(states(Optional.of(RUNS), RUNS, RUNS, RUNS, RUNS)).containsExactly(WAITS, WAITS, WAITS, ACCEPTED);
        assertThat(states(Optional.empty(), RUNS, RUNS, RUNS, RUNS)).containsExactly(WAITS, WAITS, WAITS, ACCEPTED);
    }

    @Test
    void whatIsAwayIsWaitedForBeyondThat() {
        assertThat(states(Optional.of(RUNS), RUNS, AWAY, AWAY, AWAY, AWAY, AWAY))
                .containsOnly(WAITS);
    }

    @Test
    void whatSleepsHasNothingToRestart() {
        assertThat(states(Optional.of(SLEEPS), SLEEPS)).containsExactly(SERVES);
        assertThat(new RestartJudge(Optional.of(SLEEPS), PATIENCE).next(SLEEPS))
                .isInstanceOfSatisfying(
                        RolloutState.Serves.class,
                        serves -> assertThat(serves.sleeping()).isTrue());
    }

    @Test
    void whatWasNeverDeployedHasNothingToRestart() {
        Reading.Seen pending =
                read().agentVersion("--").row("us-east", "", "Pending", 0).seen();

        assertThat(states(Optional.of(pending), pending)).containsExactly(ACCEPTED);
        assertThat(states(Optional.of(read().seen()), read().seen())).containsExactly(ACCEPTED);
    }

    @Test
    void anErrorCountsWhenTwoReadsSayIt() {
        Reading.Seen error =
                read().current("1").row("us-east", "1", "CrashLoop", 0).seen();

        assertThat(states(Optional.of(RUNS), error, RUNS, error, error)).containsExactly(WAITS, SERVES, WAITS, FAILED);
    }

    @Test
    void anErrorOfBeforeMayTakeItsTimeToGo() {
        Reading.Seen error = read().current("1").row("us-east", "1", "Error", 0).seen();

        assertThat(states(Optional.of(error), error, error, RUNS)).containsExactly(WAITS, WAITS, SERVES);
        assertThat(states(Optional.of(error), error, error, error, error, error))
                .containsExactly(WAITS, WAITS, WAITS, WAITS, FAILED);
    }

    @Test
    void crashesCountSinceTheRestart() {
        Reading.Seen before =
                read().current("1").crashedRow("us-east", "1", "Running", 7).seen();
        Reading.Seen after =
                read().current("1").crashedRow("us-east", "1", "Running", 10).seen();

        assertThat(states(Optional.of(before), before, after)).containsExactly(WAITS, FAILED);
        assertThat(states(Optional.empty(), after, after)).containsExactly(WAITS, WAITS);
    }

    @Test
    void rowsOfNamedDeploymentsAreCalledByBothNames() {
        Reading.Seen both = read().current("1")
                .row("us-east", "1", "Running", 1)
                .row("staging", "us-east", "1", "Running", 1, 0, 0)
                .seen();

        assertThat(new RestartJudge(Optional.of(both), PATIENCE).next(both).regions())
                .extracting(RegionState::region)
                .containsExactly("us-east", "staging/us-east");
    }

    @Test
    void patienceIsSixtySecondsOrTheTimeout() {
        assertThat(RolloutPolicy.of(java.time.Duration.ofMinutes(10), false).restartReads())
                .isEqualTo(21);
        assertThat(RolloutPolicy.of(java.time.Duration.ofSeconds(10), false).restartReads())
                .isEqualTo(5);
        assertThat(RolloutPolicy.of(java.time.Duration.ofMinutes(10), true).restartReads())
                .isEqualTo(81);
    }
}
