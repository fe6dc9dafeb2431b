package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestartTest {
    private final History before = History.onShip();
    private final History after = History.onShip();

    private void restart(String... running) throws Exception {
        after.time.pause(before.time.elapsed().plusSeconds(60));
        StoredAgents form = new StoredAgents(PlainCipher.INSTANCE);
        form.read(form.write(before.state), after.state);
        after.state.restarted(Set.of(running));
    }

    @Test
    void everythingThatTheApiShowsIsKept() throws Exception {
        before.serve("");
        before.serve("staging");
        before.upload("");
        restart(before.state.observed().toArray(String[]::new));
        assertThat(after.views.versions(History.AGENT, "")).isEqualTo(before.views.versions(History.AGENT, ""));
        assertThat(after.production())
                .usingRecursiveComparison()
                .ignoringFields("lastScrapedAt", "curCpu", "curMem", "agentName")
                .isEqualTo(before.production());
        assertThat(StateViews.of(after.state).agents())
                .isEqualTo(StateViews.of(before.state).agents());
    }

    @Test
    void aBuildIsInterrupted() throws Exception {
        BuildTicket ticket = before.build("");
        restart();
        assertThat(after.version(ticket.tag()).status()).isEqualTo("Failed");
        assertThat(after.state.failure(ticket)).isEqualTo("interrupted");
    }

    @Test
    void aRollResumesWithFiveMinutesAnew() throws Exception {
        String tag = before.deploy("");
        before.pass(Duration.ofMinutes(4));
        restart();
        after.pass(Duration.ofMinutes(4));
        assertThat(after.version(tag).status()).isEqualTo("Deploying");
        after.allHealthy();
        assertThat(after.version(tag).status()).isEqualTo("Running");
    }

    @Test
    void instancesThatStillRunAreAdopted() throws Exception {
        before.serve("");
        String instance = before.one("serving");
        restart(instance);
        after.healthy(instance);
        assertThat(after.one("serving")).isEqualTo(instance);
        assertThat(after.done).isEmpty();
    }

    @Test
    void instancesThatEndedAreReplacedAndDidNotCrash() throws Exception {
        String tag = before.serve("");
        String instance = before.one("serving");
        restart();
        assertThat(after.production().status()).isEqualTo("Running");
        after.allHealthy();
        assertThat(after.one("serving")).isNotEqualTo(instance);
        assertThat(after.production())
                .extracting("status", "version", "replicas", "events")
                .containsExactly("Running", tag, 1, List.of());
    }

    @Test
    void instancesThatNobodyKnowsAreEnded() throws Exception {
        restart("stray");
        after.tick();
        assertThat(after.done).containsExactly(new Action.Stop("stray", Duration.ZERO));
    }

    @Test
    void aResetForgetsEverythingButTheAgentsOfTheStart() {
        String tag = before.serve("");
        String instance = before.one("serving");
        before.state.reset();
        before.tick();
        assertThat(before.done)
                .contains(
                        new Action.ForgetInstance(instance),
                        new Action.ForgetImage(History.AGENT + "-" + tag),
                        new Action.DropSource(History.AGENT, tag));
        assertThat(before.agent().version()).isEqualTo("--");
    }
}
