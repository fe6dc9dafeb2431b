package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.emulator.engine.Observation;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrainTest {
    private final History history = History.onShip();

    private static Observation withSessions(int count) {
        return new Observation(true, true, OptionalInt.empty(), true, count);
    }

    private String start() {
        return history.state.startSession(History.AGENT, "", Set.of()).sessionId();
    }

    private int cut() {
        return StateViews.of(history.state).agents().get(0).cutSessions();
    }

    @Test
    void anInstanceWithAnEndpointGetsSigtermWhenItsDrainBegins() {
        history.serve("");
        String old = history.one("serving");
        history.see(old, withSessions(3));
        history.serve("");
        assertThat(history.done).contains(new Action.Stop(old, Duration.ofHours(1)));
        history.pass(Duration.ofMinutes(59));
        assertThat(history.instance(old).phase()).isEqualTo("draining");
        assertThat(history.events).contains("production: 1 old instance drains, 3 sessions left");
    }

    @Test
    void sessionsOfTheEmulatorHoldSigtermBackUntilTheLastHasEnded() {
        history.serve("");
        String old = history.one("serving");
        String session = start();
        history.serve("");
        assertThat(history.done).doesNotContain(new Action.Stop(old, Duration.ofHours(1)));
        history.state.endSession(session);
        history.tick();
        assertThat(history.done).contains(new Action.Stop(old, Duration.ofHours(1)));
    }

    @Test
    void afterTheLastSessionItGetsTenSecondsAndIsKilled() {
        history.serve("");
        String old = history.one("serving");
        history.serve("");
        history.pass(Duration.ZERO);
        history.pass(Duration.ofSeconds(9));
        assertThat(history.done).doesNotContain(new Action.Stop(old, Duration.ZERO));
        history.pass(Duration.ofSeconds(1));
        assertThat(history.done).contains(new Action.Stop(old, Duration.ZERO));
        assertThat(cut()).isZero();
    }

    @Test
    void afterOneHourItIsKilledAndItsSessionsAreCut() {
        String tag = history.serve("");
        String old = history.one("serving");
        history.see(old, withSessions(2));
        history.serve("");
        history.pass(Duration.ofHours(1));
        assertThat(history.done).contains(new Action.Stop(old, Duration.ZERO));
        assertThat(cut()).isEqualTo(2);
        history.stoppedOnesEnd();
        assertThat(history.version(tag).status()).isEqualTo("Stopped");
    }

    @Test
    void anInstanceThatEndsByItselfIsForgotten() {
        String tag = history.serve("");
        String old = history.one("serving");
        history.see(old, withSessions(1));
        history.serve("");
        history.see(old, Observation.GONE);
        assertThat(history.done).contains(new Action.ForgetInstance(old));
        assertThat(cut()).isZero();
        assertThat(history.version(tag).status()).isEqualTo("Stopped");
        assertThat(history.events).contains("production: " + tag + " drained");
    }

    @Test
    void newSessionsGoToTheNewVersionOnly() {
        history.serve("");
        String old = history.one("serving");
        start();
        history.serve("");
        String fresh = history.one("serving");
        start();
        assertThat(history.instance(old).sessions()).hasSize(1);
        assertThat(history.instance(fresh).sessions()).hasSize(1);
    }

    @Test
    void sessionsOfACrashedInstanceAreLost() {
        history.serve("");
        start();
        history.ends(history.one("serving"));
        assertThat(cut()).isZero();
        assertThat(StateViews.of(history.state).agents().get(0).lostSessions()).isEqualTo(1);
    }

    @Test
    void aSessionIsRefusedWhenNothingServes() {
        assertThatThrownBy(this::start)
                .isInstanceOf(Refused.class)
                .extracting("kind")
                .isEqualTo(Refused.Kind.RESOURCE_EXHAUSTED);
        assertThat(StateViews.of(history.state).agents().get(0).refusedSessions())
                .isEqualTo(1);
    }

    @Test
    void theBuildPlanHasFiveSessions() {
        History other = new History(Plan.BUILD, "us-east");
        other.serve("");
        for (int i = 0; i < 5; i++) {
            other.state.startSession(History.AGENT, "", Set.of());
        }
        assertThatThrownBy(() -> other.state.startSession(History.AGENT, "", Set.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("build plan includes 5");
    }

    @Test
    void aSessionThatNobodyKnowsCannotEnd() {
        assertThat(history.state.endSession("s-9")).isEmpty();
    }
}
