package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.UpdateAgentRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RestartCallTest {
    private final History history = History.onShip();

    private static AgentSecret secret(String name, String value) {
        return new AgentSecret(name, Bytes.of(value), AgentSecretKind.AGENT_SECRET_KIND_ENVIRONMENT);
    }

    private String valueOf(String instance, String name) {
        return Objects.requireNonNull(history.specs.get(instance)).environment().getOrDefault(name, "none");
    }

    @Test
    void productionStartsNewInstancesBesideAndDrainsTheOldOnes() {
        String tag = history.serve("");
        Instant deployed = history.version(tag).deployedAt();
        String old = history.one("serving");
        history.start("");
        history.restart();
        assertThat(history.one("serving")).isEqualTo(old);
        assertThat(history.instances("new")).hasSize(1);
        assertThat(history.version(tag)).extracting("status", "current").containsExactly("Running", true);
        assertThat(history.production()).extracting("status", "version").containsExactly("Running", tag);
        history.allHealthy();
        assertThat(history.one("draining")).isEqualTo(old);
        assertThat(history.version(tag))
                .extracting("status", "current", "draining", "deployedAt")
                .containsExactly("Running", true, false, deployed);
        assertThat(history.agent().deployedAt()).isEqualTo(history.time.now());
        assertThat(history.view().cutSessions()).isZero();
    }

    @Test
    void aNamedDeploymentIsCutAtOnce() {
        String tag = history.serve("staging");
        String old = history.one("serving");
        history.start("staging");
        history.restart();
        assertThat(history.instance(old).phase()).isEqualTo("ending");
        assertThat(history.view().cutSessions()).isEqualTo(1);
        assertThat(history.row("staging", "us-east"))
                .extracting("status", "version", "replicas")
                .containsExactly("Setting Up", tag, 0);
        history.allHealthy();
        assertThat(history.version(tag).status()).isEqualTo("Running");
        assertThat(history.row("staging", "us-east"))
                .extracting("status", "version", "replicas")
                .containsExactly("Running", tag, 1);
    }

    @Test
    void aCallWithSeveralSecretsRestartsOnceAndTheNewInstancesHaveThem() {
        history.serve("");
        String old = history.one("serving");
        history.secrets(false, List.of(secret("A", "1"), secret("B", "2")));
        String fresh = history.one("new");
        history.allHealthy();
        assertThat(history.instances("new")).isEmpty();
        assertThat(valueOf(old, "A")).isEqualTo("none");
        assertThat(valueOf(fresh, "A") + valueOf(fresh, "B")).isEqualTo("12");
    }

    @Test
    void whatChangesNothingDoesNothing() {
        history.serve("");
        history.secrets(false, List.of(secret("A", "1")));
        history.allHealthy();
        AgentSecret before = history.views.secrets(History.AGENT, "").secrets().get(0);
        history.secrets(false, List.of(), "UNKNOWN");
        history.state
                .changes()
                .update(new UpdateAgentRequest(History.AGENT, "", 0, 0, "", List.of("us-east"), List.of()));
        history.tick();
        assertThat(history.instances("new")).isEmpty();
        assertThat(history.views.secrets(History.AGENT, "").secrets()).containsExactly(before);
    }

    @Test
    void theSameValueAgainMovesTheTimeAndRestarts() {
        history.serve("");
        history.secrets(false, List.of(secret("A", "1")));
        history.allHealthy();
        AgentSecret before = history.views.secrets(History.AGENT, "").secrets().get(0);
        history.secrets(false, List.of(secret("A", "1")));
        history.tick();
        AgentSecret after = history.views.secrets(History.AGENT, "").secrets().get(0);
        assertThat(after.updatedAt()).isAfter(before.updatedAt());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(history.instances("new")).hasSize(1);
    }

    @Test
    void anUpdateWithASecretRestarts() {
        history.serve("");
        history.state
                .changes()
                .update(new UpdateAgentRequest(History.AGENT, "", 0, 0, "", List.of(), List.of(secret("A", "1"))));
        history.tick();
        assertThat(valueOf(history.one("new"), "A")).isEqualTo("1");
    }

    @Test
    void anAgentStaysInItsRegionsAndAnUpdateThatMovesItChangesNothing() {
        history.serve("");
        assertThatThrownBy(() -> history.state
                        .changes()
                        .update(new UpdateAgentRequest(
                                History.AGENT, "", 0, 0, "", List.of("mars"), List.of(secret("A", "1")))))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID_ARGUMENT);
                    assertThat(refused.meta()).containsEntry("argument", "regions");
                })
                .hasMessage("regions are fixed when an agent is created: CA_1 stays in [us-east]");
        history.tick();
        assertThat(history.instances("new")).isEmpty();
        assertThat(history.view().secrets()).isEmpty();
    }

    @Test
    void secretsAreSetOverwrittenAndRemoved() {
        history.secrets(false, List.of(secret("A", "1"), secret("B", "1"), secret("C", "1")));
        history.secrets(false, List.of(secret("D", "1")), "A");
        assertThat(history.view().secrets()).containsExactly("B", "C", "D");
        history.secrets(true, List.of(secret("C", "2"), secret("E", "1")));
        assertThat(history.views.secrets(History.AGENT, "").secrets())
                .satisfiesExactly(
                        c -> {
                            assertThat(c.name()).isEqualTo("C");
                            assertThat(c.createdAt()).isBefore(c.updatedAt());
                        },
                        e -> assertThat(e.createdAt()).isEqualTo(e.updatedAt()));
    }

    @Test
    void duringARollTheRollStartsOver() {
        String old = history.serve("");
        String rolling = history.deploy("");
        String first = history.one("new");
        history.pass(Duration.ofMinutes(4));
        history.secrets(false, List.of(secret("A", "1")));
        String second = history.one("new");
        assertThat(history.instance(first).phase()).isEqualTo("ending");
        assertThat(valueOf(second, "A")).isEqualTo("1");
        assertThat(history.version(rolling).status()).isEqualTo("Deploying");
        history.pass(Duration.ofMinutes(4));
        assertThat(history.production().version()).isEqualTo(old);
        history.allHealthy();
        assertThat(history.agent().version()).isEqualTo(rolling);
    }

    @Test
    void aRestartWithoutHealthLeavesWhatServes() {
        String tag = history.serve("");
        String old = history.one("serving");
        history.restart();
        history.pass(Duration.ofMinutes(5));
        assertThat(history.one("serving")).isEqualTo(old);
        assertThat(history.version(tag)).extracting("status", "current").containsExactly("Running", true);
        assertThat(history.events).contains("production: restart failed: not healthy within 5 min");
    }

    @Test
    void aNewDeployTakesThePlaceOfARestart() {
        history.serve("");
        history.restart();
        String restarted = history.one("new");
        String fresh = history.deploy("");
        assertThat(history.instance(restarted).phase()).isEqualTo("ending");
        history.allHealthy();
        assertThat(history.agent().version()).isEqualTo(fresh);
    }

    @Test
    void anAgentThatDoesNotServeHasNothingToRestart() {
        history.restart();
        assertThat(history.done).isEmpty();
        assertThat(history.production().status()).isEqualTo("Pending");
    }
}
