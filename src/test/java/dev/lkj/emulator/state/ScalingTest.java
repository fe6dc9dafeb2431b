package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.emulator.engine.Observation;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private final History history = History.onShip();

    private void startSessions(int count) {
        for (int i = 0; i < count; i++) {
            history.start("");
        }
    }

    /** Lets the row grow to so many instances, each with so many sessions of its own. */
    private void grow(int instances, int sessions) {
        history.serve("");
        while (history.instances("serving").size() < instances) {
            history.instances("serving").forEach(i -> history.has(i.instanceId(), 25));
            history.pass(Duration.ofSeconds(10));
            history.pass(Duration.ofSeconds(10));
            history.allHealthy();
        }
        history.instances("serving").forEach(i -> history.has(i.instanceId(), sessions));
    }

    @Test
    void nearlyFullForTenSecondsIsOneMore() {
        history.serve("");
        startSessions(20);
        history.tick();
        history.pass(Duration.ofMillis(9_999));
        assertThat(history.instances("serving")).hasSize(1);
        history.pass(Duration.ofMillis(1));
        assertThat(history.instances("serving")).hasSize(2);
        assertThat(history.production().replicas()).isEqualTo(1);
        history.allHealthy();
        assertThat(history.production().replicas()).isEqualTo(2);
        assertThat(history.events).contains("production: scaled to 2 instances in us-east");
    }

    @Test
    void aShortPeakChangesNothing() {
        history.serve("");
        startSessions(19);
        String last = history.start("").sessionId();
        history.tick();
        history.pass(Duration.ofSeconds(9));
        history.state.endSession(last);
        history.pass(Duration.ofSeconds(1));
        history.start("");
        history.tick();
        history.pass(Duration.ofSeconds(9));
        assertThat(history.instances("serving")).hasSize(1);
    }

    @Test
    void moreThanThePlansMaximumAreNeverStarted() {
        grow(4, 25);
        history.pass(Duration.ofMinutes(1));
        history.pass(Duration.ofMinutes(1));
        assertThat(history.instances("serving")).hasSize(4);
        assertThat(history.production().maxReplicas()).isEqualTo(4);
    }

    @Test
    void quietForFiveMinutesIsOneLessAndTheEmptiestDrains() {
        grow(3, 10);
        String emptiest = history.instances("serving").get(1).instanceId();
        history.has(emptiest, 2);
        history.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(history.instances("draining")).isEmpty();
        history.pass(Duration.ofMillis(1));
        assertThat(history.one("draining")).isEqualTo(emptiest);
        assertThat(history.production().replicas()).isEqualTo(2);
        assertThat(history.view().cutSessions()).isZero();
    }

    @Test
    void theMinimumStays() {
        history.serve("");
        history.pass(Duration.ofMinutes(6));
        history.pass(Duration.ofMinutes(6));
        assertThat(history.production()).extracting("status", "replicas").containsExactly("Running", 1);
    }

    @Test
    void aVersionThatTakesOverBeginsWithTheMinimum() {
        grow(3, 1);
        String tag = history.serve("");
        assertThat(history.production()).extracting("version", "replicas").containsExactly(tag, 1);
        assertThat(history.instances("draining")).hasSize(3);
    }

    @Test
    void aCrashedInstanceIsReplacedAtTheNumberThatIsWanted() {
        grow(2, 10);
        history.ends(history.instances("serving").get(0).instanceId());
        assertThat(history.production()).extracting("status", "replicas").containsExactly("Running", 1);
        history.pass(Duration.ofSeconds(1));
        history.allHealthy();
        assertThat(history.production().replicas()).isEqualTo(2);
    }

    @Test
    void aSessionThatFindsAllFullWaitsForOneMore() {
        history.serve("");
        startSessions(25);
        Placement waiting = history.start("");
        assertThat(waiting.waiting()).isTrue();
        history.tick();
        history.pass(Duration.ofSeconds(10));
        history.allHealthy();
        assertThat(history.view().sessions())
                .filteredOn(session -> session.sessionId().equals(waiting.sessionId()))
                .singleElement()
                .extracting("waiting", "waitedMs")
                .containsExactly(false, 10_000);
        assertThat(history.view().coldStartedSessions()).isZero();
    }

    @Test
    void aSessionThatFindsAllFullAtTheMaximumIsRefusedAndCounted() {
        grow(4, 25);
        assertThatThrownBy(() -> history.start(""))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has room")
                .extracting("kind")
                .isEqualTo(Refused.Kind.RESOURCE_EXHAUSTED);
        assertThat(history.view().refusedSessions()).isEqualTo(1);
    }

    @Test
    void workersOfAnSdkGetTheirSessionsElsewhere() {
        history.serve("");
        history.see(history.one("serving"), new Observation(true, true, OptionalInt.empty(), false, 3, true));
        assertThatThrownBy(() -> history.start(""))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("come from LiveKit")
                .extracting("kind")
                .isEqualTo(Refused.Kind.FAILED_PRECONDITION);
        assertThat(history.view())
                .extracting("activeSessions", "refusedSessions")
                .containsExactly(3, 0);
    }
}
