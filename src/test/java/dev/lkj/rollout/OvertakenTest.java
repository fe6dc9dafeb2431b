package dev.lkj.rollout;

import static dev.lkj.rollout.Reads.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When another version took the place. Version 1 served before, 2 is the one that is followed, 3 and W are others. */
class OvertakenTest {
    private static final Map<String, String> OTHER = Map.of("git_commit", "def");
    private static final Baseline BEFORE = read().current("1")
            .version("0", "Stopped")
            .version("W", "Deploying")
            .row("us-east", "1", "Running", 1)
            .baseline("");
    private static final Baseline STAGING_BEFORE = read().current("1")
            .row("staging", "us-east", "1s", "Running", 1, 0, 0)
            .row("staging", "eu", "1s", "Running", 1, 0, 0)
            .baseline("staging");

    private static RolloutJudge deploy() {
        return new RolloutJudge("", new Wanted.Deployed("2", Map.of()), BEFORE, false);
    }

    private static RolloutJudge rollback(String version) {
        return new RolloutJudge("", new Wanted.Existing(version), BEFORE, false);
    }

    private static Reading.Seen current(String current, String mine, String status) {
        return read().version(current, "Running", true, OTHER)
                .version(mine, status)
                .row("us-east", current, "Running", 1)
                .seen();
    }

    private static void assertInProgress(RolloutState state) {
        assertThat(state).isInstanceOf(RolloutState.InProgress.class);
    }

    private static void assertOvertaken(RolloutState state, String mine, String by) {
        assertThat(state).isInstanceOfSatisfying(RolloutState.Overtaken.class, overtaken -> {
            assertThat(overtaken.version()).isEqualTo(mine);
            assertThat(overtaken.by()).isEqualTo(by);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deploying", "Stopped", "Draining", "Failed", "Building"})
    void isOvertakenByAVersionThatBecameCurrent(String status) {
        RolloutJudge judge = deploy();
        assertInProgress(judge.next(current("1", "2", "Deploying")));
        assertOvertaken(judge.next(current("3", "2", status)), "2", "3");
    }

    @Test
    void isOvertakenAtTheFirstReadByAVersionThatIsNewer() {
        assertOvertaken(deploy().next(current("3", "2", "Deploying")), "2", "3");
    }

    @Test
    void isOvertakenByARollbackToAnEarlierVersion() {
        RolloutJudge judge = deploy();
        assertInProgress(judge.next(current("1", "2", "Deploying")));
        assertOvertaken(judge.next(current("0", "2", "Stopped")), "2", "0");
    }

    @Test
    void isNotOvertakenByAnEarlierRollThatEndedWhileItWasBuilt() {
        RolloutJudge judge = deploy();
        assertInProgress(judge.next(current("W", "2", "Deploying")));
        assertInProgress(judge.next(current("W", "2", "Deploying")));
        assertThat(judge.next(
                        read().current("2").row("us-east", "2", "Running", 1).seen()))
                .isInstanceOf(RolloutState.Serves.class);
    }

    @Test
    void isNotOvertakenByAnEarlierRollBeforeItIsListed() {
        RolloutJudge judge = deploy();
        assertInProgress(
                judge.next(read().current("W").row("us-east", "W", "Running", 1).seen()));
        assertInProgress(judge.next(current("W", "2", "Deploying")));
    }

    @Test
    void isOvertakenBeforeItIsListed() {
        assertOvertaken(
                deploy().next(read().version("3", "Running", true, OTHER)
                        .row("us-east", "3", "Running", 1)
                        .seen()),
                "2",
                "3");
    }

    @Test
    void isNotOvertakenByWhatServedWhenNothingIsKnownOfTheTimeBefore() {
        RolloutJudge judge = new RolloutJudge("", new Wanted.Existing("2"), Baseline.UNKNOWN, false);
        assertInProgress(judge.next(current("1", "2", "Deploying")));
        assertOvertaken(judge.next(current("3", "2", "Deploying")), "2", "3");
    }

    @Test
    void isLostWhenItsTimeIsOver() {
        RolloutJudge judge = deploy();
        assertInProgress(judge.next(current("1", "2", "Deploying")));
        assertOvertaken(
                judge.next(read().current("1")
                        .version("2", "Stopped")
                        .version("3", "Deploying")
                        .row("us-east", "1", "Running", 1)
                        .seen()),
                "2",
                "3");
    }

    @Test
    void isLostToTheVersionThatServesOn() {
        RolloutJudge judge = deploy();
        assertInProgress(judge.next(current("1", "2", "Deploying")));
        assertOvertaken(judge.next(current("1", "2", "Stopped")), "2", "1");
    }

    @Test
    void isLostWhenItIsOverFromTheStartInTwoReads() {
        RolloutJudge judge = deploy();
        assertInProgress(judge.next(current("1", "2", "Stopped")));
        assertOvertaken(judge.next(current("1", "2", "Stopped")), "2", "1");
    }

    @Test
    void isLostAtOnceWhenItIsOnlyWaitedForAgain() {
        for (String word : new String[] {"Stopped", "Draining"}) {
            RolloutJudge judge = new RolloutJudge("", new Wanted.Existing("2"), Baseline.UNKNOWN, true);
            assertOvertaken(judge.next(current("1", "2", word)), "2", "1");
        }
    }

    @Test
    void isNotLostByAStaleReadAfterARollback() {
        RolloutJudge judge = rollback("0");
        for (int i = 0; i < 3; i++) {
            assertInProgress(judge.next(current("1", "0", "Stopped")));
        }
        assertInProgress(judge.next(current("1", "0", "Deploying")));
        assertThat(judge.next(read().version("1", "Draining")
                        .current("0")
                        .row("us-east", "0", "Running", 1)
                        .seen()))
                .isInstanceOf(RolloutState.Serves.class);
    }

    @Test
    void losesARollbackThatHadBegun() {
        RolloutJudge judge = rollback("0");
        assertInProgress(judge.next(current("1", "0", "Stopped")));
        assertInProgress(judge.next(current("1", "0", "Deploying")));
        assertOvertaken(judge.next(current("1", "0", "Stopped")), "0", "1");
    }

    @Test
    void losesARollbackToADeployThatBecameCurrent() {
        assertOvertaken(rollback("0").next(current("3", "0", "Stopped")), "0", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W", "3"})
    void isNotOvertakenByWhatBeganToServeBeforeTheRollback(String served) {
        RolloutJudge judge = rollback("0");
        assertInProgress(judge.next(current(served, "0", "Deploying")));
        assertInProgress(judge.next(current(served, "0", "Deploying")));
        assertOvertaken(judge.next(current("4", "0", "Deploying")), "0", "4");
    }

    @Test
    void waitsUntilTheCancelledRollIsOver() {
        Wanted wanted = new Wanted.Existing("1", Set.of("W"));
        RolloutJudge judge = new RolloutJudge("", wanted, BEFORE, false);
        assertInProgress(judge.next(current("1", "W", "Deploying")));
        assertInProgress(judge.next(current("1", "W", "Building")));
        assertThat(judge.next(current("1", "W", "Stopped"))).isInstanceOf(RolloutState.Serves.class);
    }

    @Test
    void isOvertakenByTheRollThatItShouldHaveCancelled() {
        RolloutJudge judge = new RolloutJudge("", new Wanted.Existing("1", Set.of("W")), BEFORE, false);
        assertOvertaken(judge.next(current("W", "1", "Draining")), "1", "W");
    }

    private static Reading.Seen staging(String east, String eu, String status) {
        return read().current("9")
                .version("2", status)
                .row("staging", "us-east", east, "Running", 1, 0, 0)
                .row("staging", "eu", eu, "Setting Up", 0, 0, 0)
                .seen();
    }

    @Test
    void isOvertakenInANamedDeploymentByWhatTookARow() {
        RolloutJudge judge = new RolloutJudge("staging", new Wanted.Deployed("2", Map.of()), STAGING_BEFORE, false);
        assertInProgress(judge.next(staging("1s", "1s", "Deploying")));
        assertInProgress(judge.next(staging("2", "1s", "Deploying")));
        assertInProgress(judge.next(staging("2", "", "Deploying")));
        assertOvertaken(judge.next(staging("2", "3", "Deploying")), "2", "3");
    }

    @Test
    void isNotOvertakenInANamedDeploymentByWhatBecameCurrent() {
        RolloutJudge judge = new RolloutJudge("staging", new Wanted.Deployed("2", Map.of()), STAGING_BEFORE, false);
        assertInProgress(judge.next(staging("1s", "1s", "Deploying")));
    }

    @Test
    void isOvertakenInANewNamedDeployment() {
        Baseline none = read().current("1").baseline("staging");
        RolloutJudge judge = new RolloutJudge("staging", new Wanted.Deployed("2", Map.of()), none, false);
        assertInProgress(
                judge.next(read().current("1").version("2", "Deploying").seen()));
        assertOvertaken(judge.next(staging("3", "3", "Stopped")), "2", "3");
    }
}
