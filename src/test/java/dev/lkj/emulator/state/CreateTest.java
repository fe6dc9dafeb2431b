package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.CreateAgentRequest;
import dev.lkj.wire.CreateAgentV2Request;
import dev.lkj.wire.ListAgentsRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateTest {
    private final History history = new History(Plan.SHIP, "us-east", "eu-central");

    private static CreateAgentRequest request(String... regions) {
        AgentSecret secret = new AgentSecret("A", Bytes.of("1"), AgentSecretKind.AGENT_SECRET_KIND_UNKNOWN);
        return new CreateAgentRequest("", List.of(secret), 0, 0, "", List.of(regions));
    }

    private void assertArgument(String... regions) {
        assertThatThrownBy(() -> history.state.changes().create("CA_new", request(regions)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("regions ")
                .extracting("kind")
                .isEqualTo(Refused.Kind.INVALID_ARGUMENT);
    }

    @Test
    void anAgentIsPendingInItsOneRegionWithItsSecretsAndAPlaceForItsSource() {
        Reservation reserved = history.state.changes().create("CA_new", request("eu-central"));
        assertThat(history.state.formOpen(reserved)).isTrue();
        assertThat(history.views.agents(new ListAgentsRequest("", "CA_new")).agents())
                .singleElement()
                .satisfies(agent -> {
                    assertThat(agent.version()).isEqualTo("--");
                    assertThat(agent.secrets()).extracting(AgentSecret::name).containsExactly("A");
                    assertThat(agent.agentDeployments())
                            .singleElement()
                            .extracting("region", "status", "replicas")
                            .containsExactly("eu-central", "Pending", 0);
                });
    }

    @Test
    void exactlyOneKnownRegionIsTaken() {
        assertArgument();
        assertArgument("us-east", "eu-central");
        assertArgument("mars");
        assertThat(history.views.agents(new ListAgentsRequest("", "")).agents()).hasSize(1);
    }

    @Test
    void anIdIsGivenOutOnce() {
        assertThatThrownBy(() -> history.state.changes().create(History.AGENT, request("us-east")))
                .isInstanceOf(Refused.class)
                .extracting("kind")
                .isEqualTo(Refused.Kind.ALREADY_EXISTS);
    }

    @Test
    void theSecondFormReservesNothing() {
        history.state.changes().create("CA_new", new CreateAgentV2Request(List.of(), List.of("us-east")));
        assertThat(history.views.versions("CA_new", "").versions()).isEmpty();
    }
}
