package dev.lkj.rollout;

import static dev.lkj.rollout.Reads.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a version failed. Version 1 serves, with 5 crashes of its own; version 2 is the new one. */
class FailedTest {
    private static final Baseline BEFORE =
            read().current("1").crashedRow("us-east", "1", "Running", 5).baseline("");

    private final RolloutJudge judge = new RolloutJudge("", new Wanted.Deployed("2", Map.of()), BEFORE, false);

    private static Reading.Seen version(String status) {
        return read().current("1")
                .version("2", status)
                .crashedRow("us-east", "1", "Running", 5)
                .seen();
    }

    private static Reading.Seen row(String version, String status) {
        return read().current("1")
                .version("2", "Deploying")
                .crashedRow("us-east", version, status, 5)
                .seen();
    }

    private static Reading.Seen crashes(String status, int crashes) {
        return read().current("1")
                .version("2", status)
                .crashedRow("us-east", "1", "Running", crashes)
                .seen();
    }

    private void assertInProgress(Reading.Seen seen) {
        assertThat(judge.next(seen)).isInstanceOf(RolloutState.InProgress.class);
    }

    private RolloutState.Failed failed(Reading.Seen seen) {
        RolloutState state = judge.next(seen);
        assertThat(state).isInstanceOf(RolloutState.Failed.class);
        return (RolloutState.Failed) state;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Error", "CrashLoopBackOff", "Build Error", "startup failed"})
    void failsAfterTwoReadsWithAnErrorWord(String word) {
        assertInProgress(version(word));
        RolloutState.Failed state = failed(version(word));
        assertThat(state.version()).isEqualTo("2");
        assertThat(state.reason()).isEqualTo("its state is " + word);
    }

    @Test
    void doesNotFailByOneReadInBetween() {
        assertInProgress(version("Failed"));
        assertInProgress(version("Deploying"));
        assertInProgress(version("Failed"));
        assertInProgress(read().current("1").row("us-east", "1", "Running", 1).seen());
        assertInProgress(version("Failed"));
        failed(version("Failed"));
    }

    @Test
    void failsByARowThatNamesIt() {
        assertInProgress(row("2", "Error"));
        assertThat(failed(row("2", "Error")).reason()).isEqualTo("its state in us-east is Error");
    }

    @Test
    void failsByTwoReadsWhateverTheyBlame() {
        assertInProgress(version("Failed"));
        failed(row("2", "Error"));
    }

    @Test
    void doesNotFailByARowOfTheFormerVersion() {
        assertInProgress(row("1", "Error"));
        assertInProgress(row("1", "Error"));
        assertInProgress(row("", "Error"));
        assertInProgress(row("", "Error"));
    }

    @Test
    void failsByARowWithoutAVersionWhenTheAgentNamesIt() {
        Reading.Seen seen = read().current("1")
                .version("2", "Deploying")
                .agentVersion("2")
                .row("us-east", "", "Error", 0)
                .seen();
        assertInProgress(seen);
        failed(seen);
    }

    @Test
    void doesNotFailByARowOfAnotherDeployment() {
        Reading.Seen seen = read().current("1")
                .version("2", "Deploying")
                .row("staging", "us-east", "2", "Error", 0, 1, 9)
                .crashedRow("us-east", "1", "Running", 5)
                .seen();
        assertInProgress(seen);
        assertInProgress(seen);
    }

    @Test
    void failsByThreeCrashesSinceTheChange() {
        assertInProgress(crashes("Deploying", 5));
        assertInProgress(crashes("Deploying", 7));
        RolloutState.Failed state = failed(crashes("Deploying", 8));
        assertThat(state.reason()).isEqualTo("it crashed 3 times in us-east");
        assertThat(state.wasBuilding()).isFalse();
    }

    @Test
    void failsByThreeCrashesAtTheFirstRead() {
        assertThat(failed(crashes("Deploying", 8)).wasBuilding()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"5, ''", "6, us-east: an instance crashed", "7, us-east: an instance crashed 2 times"})
    void showsFewerCrashesAsAttention(int crashes, String line) {
        assertThat(judge.next(crashes("Deploying", crashes)))
                .isInstanceOfSatisfying(
                        RolloutState.InProgress.class,
                        state ->
                                assertThat(String.join("\n", state.attention())).isEqualTo(line));
    }

    @Test
    void countsEachRegionForItself() {
        assertInProgress(read().current("1")
                .version("2", "Deploying")
                .crashedRow("us-east", "1", "Running", 7)
                .crashedRow("eu", "1", "Running", 2)
                .seen());
        assertThat(failed(read().current("1")
                                .version("2", "Deploying")
                                .crashedRow("us-east", "1", "Running", 7)
                                .crashedRow("eu", "2", "Setting Up", 3)
                                .seen())
                        .reason())
                .isEqualTo("it crashed 3 times in eu");
    }

    @Test
    void doesNotBlameAVersionThatIsBuiltForCrashes() {
        assertInProgress(crashes("Building", 50));
    }

    @Test
    void comparesWithTheFirstReadWhereNothingIsKnownOfTheTimeBefore() {
        for (Baseline before : new Baseline[] {Baseline.UNKNOWN, Baseline.of(read().withoutAgent(), "")}) {
            RolloutJudge late = new RolloutJudge("", new Wanted.Existing("2"), before, true);
            assertThat(late.next(read().version("2", "Deploying").withoutAgent()))
                    .isInstanceOf(RolloutState.InProgress.class);
            assertThat(late.next(crashes("Deploying", 100))).isInstanceOf(RolloutState.InProgress.class);
            assertThat(late.next(crashes("Deploying", 102))).isInstanceOf(RolloutState.InProgress.class);
            assertThat(late.next(crashes("Deploying", 103))).isInstanceOf(RolloutState.Failed.class);
        }
    }

    @Test
    void wentStraightFromBuildingToFailed() {
        assertInProgress(version("Building"));
        assertInProgress(version("Failed"));
        assertThat(failed(version("Failed")).wasBuilding()).isTrue();
    }

    @Test
    void wentStraightToFailedWhereNothingElseWasSeen() {
        assertInProgress(version("Failed"));
        assertThat(failed(version("Failed")).wasBuilding()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deploying", "Pending", "", "Running"})
    void didNotGoStraightFromBuildingToFailed(String between) {
        assertInProgress(version("Building"));
        assertInProgress(version(between));
        assertInProgress(version("Failed"));
        assertThat(failed(version("Failed")).wasBuilding()).isFalse();
    }

    @Test
    void failsInANamedDeploymentByItsRowsOnly() {
        RolloutJudge named = new RolloutJudge("staging", new Wanted.Deployed("2", Map.of()), BEFORE, false);
        Reading.Seen elsewhere = read().version("2", "Deploying")
                .row("us-east", "2", "Error", 0)
                .row("staging", "us-east", "2", "Setting Up", 0, 0, 0)
                .seen();
        assertThat(named.next(elsewhere)).isInstanceOf(RolloutState.InProgress.class);
        assertThat(named.next(elsewhere)).isInstanceOf(RolloutState.InProgress.class);
        Reading.Seen here = read().version("2", "Deploying")
                .row("staging", "us-east", "2", "Error", 0, 0, 0)
                .seen();
        assertThat(named.next(here)).isInstanceOf(RolloutState.InProgress.class);
        assertThat(named.next(here)).isInstanceOf(RolloutState.Failed.class);
    }
}
