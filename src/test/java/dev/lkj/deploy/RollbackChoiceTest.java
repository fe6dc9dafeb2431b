package dev.lkj.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.wire.AgentVersion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackChoiceTest {
    private static void rollsTo(String version, RollbackChoice.Decision decision) {
        assertThat(decision).isInstanceOfSatisfying(RollbackChoice.Roll.class, roll -> {
            assertThat(roll.to().version()).isEqualTo(version);
            assertThat(roll.cancelled()).isEmpty();
        });
    }

    private static RollbackChoice.Refused refused(RollbackChoice.Decision decision) {
        assertThat(decision).isInstanceOf(RollbackChoice.Refused.class);
        return (RollbackChoice.Refused) decision;
    }

    private static List<String> names(List<AgentVersion> versions) {
        return versions.stream().map(AgentVersion::version).toList();
    }

    private static Versions three() {
        return new Versions().deployed("v1", "Stopped", 1).deployed("v2", "Stopped", 2);
    }

    @Test
    void goesBackOneVersion() {
        rollsTo("v2", three().current("v3", 3, 3).choice().back());
    }

    @Test
    void doesNotDependOnTheOrderOfTheList() {
        rollsTo(
                "v2",
                new Versions()
                        .current("v3", 3, 3)
                        .deployed("v2", "Stopped", 2)
                        .deployed("v1", "Stopped", 1)
                        .choice()
                        .back());
    }

    @Test
    void goesFurtherBackWhenRepeated() {
        Versions afterOne =
                new Versions().deployed("v1", "Stopped", 1).current("v2", 2, 4).deployed("v3", "Draining", 3);

        rollsTo("v1", afterOne.choice().back());
    }

    @Test
    void endsAtTheFirstVersion() {
        Versions afterTwo = new Versions()
                .current("v1", 1, 5)
                .deployedAgain("v2", "Draining", 2, 4)
                .deployed("v3", "Stopped", 3);

        RollbackChoice.Refused refused = refused(afterTwo.choice().back());

        assertThat(refused.message()).isEqualTo("there is no version before the current one");
        assertThat(refused.listed().lines()).containsExactly("v3  Stopped", "v2  Draining", "v1  Running, serves");
    }

    @Test
    void startsFromWhatWasRedeployedAfterARollback() {
        Versions redeployed = new Versions()
                .deployed("v1", "Stopped", 1)
                .deployedAgain("v2", "Draining", 2, 4)
                .deployed("v3", "Stopped", 3)
                .current("v5", 5, 5);

        rollsTo("v2", redeployed.choice().back());
    }

    @Test
    void leavesOutWhatNeverRanOrFailed() {
        Versions versions = new Versions()
                .deployed("v1", "Stopped", 1)
                .deployed("v2", "Crashed", 2)
                .neverDeployed("v3", "Build Failed", 3)
                .neverDeployed("v4", "Stopped", 4)
                .current("v5", 5, 5);

        assertThat(names(versions.choice().candidates())).containsExactly("v1");
        rollsTo("v1", versions.choice().back());
    }

    @Test
    void refusesWhenThereIsNothing() {
        assertThat(refused(new Versions().choice().back()).listed()).isEqualTo("this agent has no version yet");
        assertThat(refused(new Versions().current("v1", 1, 1).choice().back()).message())
                .isEqualTo("there is no version before the current one");
    }

    @Test
    void takesTheLastThatRanWhenNothingServes() {
        rollsTo("v2", three().choice().back());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Building", "Deploying", "Pending", "Setting Up", "Starting", "deploying"})
    void refusesWhileAnotherVersionRolls(String status) {
        RollbackChoice.Refused refused = refused(three().current("v3", 3, 3)
                .neverDeployed("v4", status, 4)
                .choice()
                .back());

        assertThat(refused.message()).isEqualTo("v4 is still rolling out; v3 serves production");
        assertThat(refused.advice())
                .extracting(RollbackChoice.Advice::words)
                .containsExactly(List.of("rollback", "--version", "v3"), List.of("status", "--wait"));
    }

    @Test
    void refusesWhileTheFirstVersionRolls() {
        RollbackChoice.Refused refused = refused(
                new Versions().neverDeployed("v1", "Deploying", 1).choice().back());

        assertThat(refused.message()).isEqualTo("v1 is still rolling out");
        assertThat(refused.advice())
                .extracting(RollbackChoice.Advice::words)
                .containsExactly(List.of("status", "--wait"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Crashed", "Error", "Build Failed", "CrashLoopBackOff"})
    void refusesWhenTheNewestVersionNeverServed(String status) {
        RollbackChoice.Refused refused = refused(three().current("v3", 3, 3)
                .neverDeployed("v4", status, 4)
                .choice()
                .back());

        assertThat(refused.message()).isEqualTo("there is nothing to undo: v4 never served, v3 does");
        assertThat(refused.advice())
                .extracting(RollbackChoice.Advice::words)
                .containsExactly(List.of("rollback", "--version", "V"));
        assertThat(refused.listed())
                .contains("v4  " + status + ", never deployed")
                .contains("v3  Running, serves");
    }

    @Test
    void anOldFailureDoesNotMatter() {
        rollsTo(
                "v1",
                new Versions()
                        .deployed("v1", "Stopped", 1)
                        .neverDeployed("v2", "Error", 2)
                        .current("v3", 3, 3)
                        .choice()
                        .back());
    }

    @Test
    void letsAPersonPickWhereNamedDeploymentsExist() {
        RollbackChoice choice = three().current("v3", 3, 3)
                .deployed("s4", "Running", 4)
                .named("staging", "s4")
                .choice();

        assertThat(choice.back())
                .isInstanceOfSatisfying(
                        RollbackChoice.Pick.class,
                        pick -> assertThat(names(pick.candidates())).containsExactly("s4", "v2", "v1"));
        assertThat(names(choice.candidates())).containsExactly("v2", "v1");
    }

    @Test
    void whatRollsInANamedDeploymentDoesNotCount() {
        RollbackChoice choice = three().current("v3", 3, 3)
                .neverDeployed("s4", "Deploying", 4)
                .neverDeployed("s5", "Error", 5)
                .named("staging", "s4")
                .named("qa", "s5")
                .choice();

        assertThat(choice.rolling()).isEmpty();
        assertThat(choice.back()).isInstanceOf(RollbackChoice.Pick.class);
    }

    @Test
    void goesToTheVersionThatIsNamed() {
        rollsTo("v1", three().current("v3", 3, 3).choice().to("v1"));
        rollsTo(
                "v4",
                three().current("v3", 3, 3)
                        .deployed("v4", "Crashed", 4)
                        .choice()
                        .to("v4"));
    }

    @Test
    void refusesAVersionThatDoesNotExist() {
        RollbackChoice.Refused refused =
                refused(three().current("v3", 3, 3).choice().to("v9"));

        assertThat(refused.message()).isEqualTo("version v9 does not exist");
        assertThat(refused.listed().lines()).hasSize(3);
    }

    @Test
    void refusesTheCurrentVersionWhileNothingRolls() {
        assertThat(refused(three().current("v3", 3, 3).choice().to("v3")).message())
                .isEqualTo("version v3 serves already, and nothing else is rolling");
    }

    @Test
    void theCurrentVersionCancelsARoll() {
        RollbackChoice choice =
                three().current("v3", 3, 3).neverDeployed("v4", "Deploying", 4).choice();

        assertThat(choice.to("v3")).isInstanceOfSatisfying(RollbackChoice.Roll.class, roll -> {
            assertThat(roll.to().version()).isEqualTo("v3");
            assertThat(roll.cancelled()).isEqualTo(Set.of("v4"));
        });
    }
}
