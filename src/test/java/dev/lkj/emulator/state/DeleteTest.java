package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.wire.ListAgentsRequest;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

class DeleteTest {
    private final History history = History.onShip();

    private void assertNotFound(ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Refused.class).extracting("kind").isEqualTo(Refused.Kind.NOT_FOUND);
    }

    @Test
    void aDeletedDeploymentEndsAtOnceAndItsRowGoes() {
        String production = history.serve("");
        String tag = history.serve("staging");
        String instance = history.instances("serving").get(1).instanceId();
        history.start("staging");
        history.delete("staging");
        assertThat(history.instance(instance).phase()).isEqualTo("ending");
        assertThat(history.view().cutSessions()).isEqualTo(1);
        history.stoppedOnesEnd();
        assertThat(history.agent().agentDeployments()).hasSize(1);
        assertThat(history.version(tag)).extracting("status", "active").containsExactly("Stopped", false);
        assertThat(history.agent().version()).isEqualTo(production);
        assertNotFound(() -> history.delete("staging"));
    }

    @Test
    void aVersionThatServesElsewhereStaysActive() {
        String tag = history.serve("staging");
        history.promote("staging");
        history.allHealthy();
        history.delete("staging");
        assertThat(history.version(tag)).extracting("status", "active").containsExactly("Running", true);
    }

    @Test
    void theBuildOfADeletedDeploymentIsCancelled() {
        BuildTicket ticket = history.build("staging");
        history.delete("staging");
        history.state.built(ticket);
        history.tick();
        assertThat(history.done).contains(new Action.CancelBuild(History.AGENT, ticket.tag()));
        assertThat(history.version(ticket.tag()).status()).isEqualTo("Failed");
        assertThat(history.state.failure(ticket)).contains("deleted");
    }

    @Test
    void aDeletedDeploymentMayComeAgain() {
        history.serve("staging");
        history.delete("staging");
        String tag = history.serve("staging");
        assertThat(history.row("staging", "us-east").version()).isEqualTo(tag);
    }

    @Test
    void aDeletedAgentIsGoneForEverybody() {
        history.serve("");
        history.delete("");
        assertThat(history.views
                        .agents(new ListAgentsRequest("", History.AGENT))
                        .agents())
                .isEmpty();
        assertNotFound(() -> history.views.versions(History.AGENT, ""));
        assertNotFound(() -> history.restart());
        assertNotFound(() -> history.start(""));
        assertNotFound(() -> history.delete(""));
    }

    @Test
    void aDeletedIdIsNotAdoptedAgain() {
        history.delete("");
        assertNotFound(() -> history.upload(""));
        history.state.restarted(Set.of());
        assertNotFound(() -> history.upload(""));
    }

    @Test
    void instancesEndAndThenSourcesImagesAndSecretsAreRemoved() {
        String tag = history.serve("");
        String instance = history.one("serving");
        Reservation pending = history.upload("");
        history.delete("");
        Action image = new Action.ForgetImage(History.AGENT + "-" + tag);
        assertThat(history.done)
                .contains(new Action.Stop(instance, Duration.ofSeconds(10)))
                .contains(new Action.DropSource(History.AGENT, pending.tag()))
                .doesNotContain(image);
        history.stoppedOnesEnd();
        assertThat(history.done)
                .contains(new Action.ForgetInstance(instance), image, new Action.DropSource(History.AGENT, tag));
        assertThat(history.state.observed()).isEmpty();
        assertThat(history.state.formOpen(pending)).isFalse();
    }

    @Test
    void aBuildThatEndsAfterItsAgentLeavesNoImage() {
        BuildTicket ticket = history.build("");
        history.delete("");
        history.state.built(ticket);
        history.tick();
        assertThat(history.done).contains(new Action.ForgetImage(ticket.image()));
    }
}
