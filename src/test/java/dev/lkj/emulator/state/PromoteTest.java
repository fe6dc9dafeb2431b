package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.wire.PromoteAgentRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PromoteTest {
    private final History history = History.onShip();

    private void assertRefused(String source, String target, Refused.Kind kind) {
        assertThatThrownBy(
                        () -> history.state.changes().promote(new PromoteAgentRequest(History.AGENT, source, target)))
                .isInstanceOf(Refused.class)
                .extracting("kind")
                .isEqualTo(kind);
    }

    @Test
    void theVersionRollsInProductionWithoutABuildAndStaysWhereItWas() {
        String old = history.serve("");
        String tag = history.serve("staging");
        assertThat(history.promote("staging")).isEqualTo(tag);
        assertThat(history.version(tag).status()).isEqualTo("Deploying");
        assertThat(history.production()).extracting("status", "version").containsExactly("Running", old);
        history.allHealthy();
        assertThat(history.version(tag)).extracting("status", "current").containsExactly("Running", true);
        assertThat(history.version(old)).extracting("status", "draining").containsExactly("Draining", true);
        assertThat(history.agent().version()).isEqualTo(tag);
        assertThat(history.row("staging", "us-east"))
                .extracting("status", "version", "replicas")
                .containsExactly("Running", tag, 1);
    }

    @Test
    void aVersionThatDoesNotComeUpInProductionStillServesItsOwnDeployment() {
        String old = history.serve("");
        String tag = history.serve("staging");
        history.promote("staging");
        history.start("staging");
        history.pass(Duration.ofMinutes(5));
        assertThat(history.version(tag)).extracting("status", "current").containsExactly("Running", false);
        assertThat(history.agent().version()).isEqualTo(old);
    }

    @Test
    void whatWasPromotedCanBeRolledBackToAndFrom() {
        String old = history.serve("");
        String tag = history.serve("staging");
        history.promote("staging");
        history.allHealthy();
        history.rollback(old);
        history.allHealthy();
        history.rollback(tag);
        history.allHealthy();
        assertThat(history.agent().version()).isEqualTo(tag);
    }

    @Test
    void theCurrentVersionIsNotPromotedAgain() {
        history.serve("");
        history.serve("staging");
        history.promote("staging");
        history.promote("staging");
        assertThat(history.instances("new")).hasSize(1);
        history.allHealthy();
        history.promote("staging");
        assertThat(history.instances("new")).isEmpty();
    }

    @Test
    void aDeploymentTakesAVersionOfProductionToo() {
        String tag = history.serve("");
        history.state.changes().promote(new PromoteAgentRequest(History.AGENT, "", "staging"));
        history.allHealthy();
        assertThat(history.row("staging", "us-east"))
                .extracting("status", "version")
                .containsExactly("Running", tag);
        assertThat(history.agent().version()).isEqualTo(tag);
    }

    @Test
    void whatServesNothingCannotBePromoted() {
        history.upload("staging");
        assertRefused("staging", "", Refused.Kind.FAILED_PRECONDITION);
        assertRefused("unknown", "", Refused.Kind.NOT_FOUND);
        assertRefused("staging", "staging", Refused.Kind.INVALID_ARGUMENT);
        assertRefused("", "production", Refused.Kind.INVALID_ARGUMENT);
        assertThat(history.agent().agentDeployments()).hasSize(2);
    }
}
