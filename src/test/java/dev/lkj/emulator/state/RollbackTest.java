package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackTest {
    private final History history = History.onShip();

    private void assertRefused(String version, Refused.Kind kind) {
        assertThatThrownBy(() -> history.rollback(version))
                .isInstanceOf(Refused.class)
                .extracting("kind")
                .isEqualTo(kind);
    }

    @Test
    void anEarlierVersionRollsWithoutABuildAndKeepsItsCreation() {
        String first = history.serve("");
        Instant created = history.version(first).createdAt();
        String second = history.serve("");
        history.rollback(first);
        assertThat(history.version(first).status()).isEqualTo("Deploying");
        assertThat(history.version(second)).extracting("status", "current").containsExactly("Running", true);
        history.allHealthy();
        assertThat(history.version(first))
                .extracting("status", "current", "createdAt", "deployedAt")
                .containsExactly("Running", true, created, history.time.now());
        assertThat(history.version(second)).extracting("status", "draining").containsExactly("Draining", true);
        assertThat(history.production()).extracting("status", "version").containsExactly("Running", first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest"})
    void withoutAVersionItIsTheOneDeployedLastBeforeTheCurrentOneWasCreated(String wanted) {
        String first = history.serve("");
        String second = history.serve("");
        history.serve("");
        history.rollback(wanted);
        history.allHealthy();
        assertThat(history.agent().version()).isEqualTo(second);
        history.rollback(wanted);
        history.allHealthy();
        assertThat(history.agent().version()).isEqualTo(first);
        assertRefused(wanted, Refused.Kind.FAILED_PRECONDITION);
    }

    @Test
    void duringARollItStopsTheRollingVersion() {
        String first = history.serve("");
        history.serve("");
        String rolling = history.deploy("");
        history.rollback(first);
        history.allHealthy();
        assertThat(history.version(rolling).status()).isEqualTo("Stopped");
        assertThat(history.agent().version()).isEqualTo(first);
    }

    @Test
    void toTheCurrentVersionDuringARollOnlyCancelsThat() {
        String current = history.serve("");
        Instant deployed = history.version(current).deployedAt();
        String instance = history.one("serving");
        String rolling = history.deploy("");
        history.rollback(current);
        assertThat(history.version(rolling).status()).isEqualTo("Stopped");
        assertThat(history.instances("new")).isEmpty();
        assertThat(history.one("serving")).isEqualTo(instance);
        assertThat(history.version(current))
                .extracting("status", "current", "deployedAt")
                .containsExactly("Running", true, deployed);
    }

    @Test
    void toTheCurrentVersionUndoesARegionThatTheRollHadTaken() {
        History two = new History(Plan.SHIP, "us-east", "eu-central");
        String current = two.serve("");
        Instant deployed = two.version(current).deployedAt();
        String rolling = two.deploy("");
        two.healthy(two.instances("new").get(0).instanceId());
        two.rollback(current);
        two.allHealthy();
        two.stoppedOnesEnd();
        assertThat(two.row("", "us-east")).extracting("status", "version").containsExactly("Running", current);
        assertThat(two.version(current)).extracting("status", "deployedAt").containsExactly("Running", deployed);
        assertThat(two.version(rolling).status()).isEqualTo("Stopped");
    }

    @Test
    void toTheCurrentVersionWithoutARollChangesNothing() {
        String current = history.serve("");
        int done = history.done.size();
        history.rollback(current);
        assertThat(history.version(current).status()).isEqualTo("Running");
        assertThat(history.done).hasSize(done);
    }

    @Test
    void theBuildPlanDoesNotIncludeIt() {
        History other = new History(Plan.BUILD, "us-east");
        String first = other.serve("");
        other.serve("");
        assertThatThrownBy(() -> other.rollback(first))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("plan")
                .extracting("kind")
                .isEqualTo(Refused.Kind.PERMISSION_DENIED);
    }

    @Test
    void anUnknownVersionIsNotFound() {
        history.serve("");
        assertRefused("20200101000000", Refused.Kind.NOT_FOUND);
    }

    @Test
    void aVersionThatFailedIsRefused() {
        history.serve("");
        BuildTicket failed = history.build("");
        history.state.buildFailed(failed, "x");
        assertRefused(failed.tag(), Refused.Kind.FAILED_PRECONDITION);
    }

    @Test
    void aVersionThatNeverServedProductionIsRefused() {
        history.serve("");
        String named = history.serve("staging");
        assertRefused(named, Refused.Kind.FAILED_PRECONDITION);
    }

    @Test
    void aVersionWhoseImageWasRemovedIsRefused() {
        String first = history.serve("");
        for (int i = 0; i < 11; i++) {
            history.serve("");
            history.stoppedOnesEnd();
        }
        assertRefused(first, Refused.Kind.FAILED_PRECONDITION);
    }

    @Test
    void aVersionThatIsStillBuildingIsRefused() {
        history.serve("");
        assertRefused(history.build("").tag(), Refused.Kind.FAILED_PRECONDITION);
    }
}
