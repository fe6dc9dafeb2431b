package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedDeploymentTest {
    private final History history = History.onShip();

    @Test
    void aVersionServesItsDeploymentAndIsNeverCurrent() {
        String tag = history.deploy("staging");
        assertThat(history.row("staging", "us-east"))
                .extracting("status", "version", "replicas", "minReplicas", "maxReplicas")
                .containsExactly("Setting Up", tag, 0, 0, 1);
        history.allHealthy();
        assertThat(history.row("staging", "us-east"))
                .extracting("status", "version", "replicas")
                .containsExactly("Running", tag, 1);
        assertThat(history.version(tag))
                .extracting("status", "current", "active", "deployedAt")
                .containsExactly("Running", false, true, history.time.now());
        assertThat(history.agent().version()).isEqualTo("--");
        assertThat(history.production().status()).isEqualTo("Pending");
    }

    @Test
    void aRedeployEndsTheFormerVersionAtOnceAndCutsItsSessions() {
        String former = history.serve("staging");
        String instance = history.one("serving");
        history.state.startSession(History.AGENT, "staging", Set.of());
        String fresh = history.deploy("staging");
        assertThat(history.version(former).status()).isEqualTo("Stopped");
        assertThat(history.instance(instance).phase()).isEqualTo("ending");
        assertThat(history.done).contains(new Action.Stop(instance, Duration.ofSeconds(10)));
        assertThat(StateViews.of(history.state).agents().get(0).cutSessions()).isEqualTo(1);
        assertThat(history.row("staging", "us-east"))
                .extracting("status", "version", "replicas")
                .containsExactly("Setting Up", fresh, 0);
    }

    @Test
    void aVersionWithoutHealthLeavesTheDeploymentInError() {
        history.serve("staging");
        String fresh = history.deploy("staging");
        history.pass(Duration.ofMinutes(5));
        assertThat(history.version(fresh).status()).isEqualTo("Failed");
        assertThat(history.row("staging", "us-east"))
                .extracting("status", "version", "replicas")
                .containsExactly("Error", fresh, 0);
    }

    @Test
    void productionIsLeftAlone() {
        String production = history.serve("");
        history.serve("staging");
        assertThat(history.agent().version()).isEqualTo(production);
        assertThat(history.version(production).status()).isEqualTo("Running");
        assertThat(history.instances("serving")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"SHIP, 2", "SCALE, 5", "ENTERPRISE, 5"})
    void aPlanIncludesSoMany(Plan plan, int most) {
        History other = new History(plan, "us-east");
        for (int i = 0; i < most; i++) {
            other.upload("d" + i);
        }
        other.upload("d0");
        assertThatThrownBy(() -> other.upload("more"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("plan includes " + most)
                .extracting("kind")
                .isEqualTo(Refused.Kind.RESOURCE_EXHAUSTED);
    }

    @Test
    void theBuildPlanIncludesNone() {
        assertThatThrownBy(() -> new History(Plan.BUILD, "us-east").upload("staging"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not included in the build plan")
                .extracting("kind")
                .isEqualTo(Refused.Kind.PERMISSION_DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "-a", "a-", ".a", "a b", "ä", "a/b"})
    void aNameOfTheWrongFormIsRefused(String name) {
        assertThatThrownBy(() -> history.upload(name))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("deployment ")
                .extracting("kind")
                .isEqualTo(Refused.Kind.INVALID_ARGUMENT);
    }

    @Test
    void aNameHasSixtyThreeCharactersAtMost() {
        history.upload("a".repeat(63));
        assertThatThrownBy(() -> history.upload("a".repeat(64))).isInstanceOf(Refused.class);
    }
}
