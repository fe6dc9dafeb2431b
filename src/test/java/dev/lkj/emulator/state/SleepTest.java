package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.engine.Observation;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SleepTest {
    private final History history = new History(Plan.BUILD, "us-east");

    private String asleep() {
        String tag = history.serve("");
        history.pass(Duration.ofMinutes(5));
        history.stoppedOnesEnd();
        return tag;
    }

    private StateView.SessionView session(Placement placement) {
        return history.view().sessions().stream()
                .filter(session -> session.sessionId().equals(placement.sessionId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void afterFiveMinutesWithoutASessionNothingRunsAndTheVersionStaysCurrent() {
        String tag = history.serve("");
        history.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(history.production().status()).isEqualTo("Running");
        history.pass(Duration.ofMillis(1));
        assertThat(history.production())
                .extracting("status", "version", "replicas", "minReplicas")
                .containsExactly("Sleeping", tag, 0, 0);
        history.stoppedOnesEnd();
        assertThat(history.version(tag))
                .extracting("status", "current", "active", "draining")
                .containsExactly("Sleeping", true, true, false);
        assertThat(history.state.observed()).isEmpty();
    }

    @Test
    void aSessionKeepsItAwake() {
        history.serve("");
        String session = history.start("").sessionId();
        history.pass(Duration.ofMinutes(30));
        history.state.endSession(session);
        history.tick();
        history.pass(Duration.ofMinutes(4));
        assertThat(history.production().status()).isEqualTo("Running");
        history.pass(Duration.ofMinutes(1));
        assertThat(history.production().status()).isEqualTo("Sleeping");
    }

    @Test
    void aNamedDeploymentSleepsOnEveryPlan() {
        History ship = History.onShip();
        String production = ship.serve("");
        String tag = ship.serve("staging");
        ship.pass(Duration.ofMinutes(5));
        assertThat(ship.row("staging", "us-east"))
                .extracting("status", "replicas")
                .containsExactly("Sleeping", 0);
        assertThat(ship.version(tag)).extracting("status", "current").containsExactly("Sleeping", false);
        assertThat(ship.version(production).status()).isEqualTo("Running");
    }

    @Test
    void aSessionWakesItWaitsAndIsTimed() {
        String tag = asleep();
        Placement placement = history.start("");
        assertThat(placement).extracting("waiting", "instanceId").containsExactly(true, "");
        assertThat(history.production()).extracting("status", "replicas").containsExactly("Setting Up", 0);
        history.tick();
        assertThat(history.version(tag).status()).isEqualTo("Sleeping");
        assertThat(session(placement).waiting()).isTrue();
        history.time.pause(Duration.ofMillis(1500));
        history.allHealthy();
        assertThat(history.production()).extracting("status", "replicas").containsExactly("Running", 1);
        assertThat(history.version(tag)).extracting("status", "current").containsExactly("Running", true);
        assertThat(session(placement))
                .extracting("waiting", "instanceId", "waitedMs")
                .containsExactly(false, history.one("serving"), 1500);
        assertThat(history.view())
                .extracting("coldStartedSessions", "waitedMs", "longestWaitMs")
                .containsExactly(1, 1500, 1500);
    }

    @Test
    void anInstanceThatTakesSessionsItselfIsHandedTheOneThatWaited() {
        asleep();
        Placement placement = history.start("");
        history.tick();
        String instance = history.one("serving");
        history.has(instance, 0);
        assertThat(history.done).contains(new Action.StartSession(instance, placement.sessionId()));
        assertThat(session(placement).waiting()).isTrue();
        assertThat(history.state.sessionTaken(placement.sessionId())).isTrue();
        assertThat(session(placement).instanceId()).isEqualTo(instance);
    }

    @Test
    void aSessionThatIsNotTakenWaitsOn() {
        asleep();
        Placement placement = history.start("");
        history.tick();
        String instance = history.one("serving");
        history.has(instance, 0);
        history.state.sessionNotTaken(placement.sessionId());
        history.tick();
        assertThat(history.done).containsSequence(new Action.StartSession(instance, placement.sessionId()));
        assertThat(history.done)
                .filteredOn(new Action.StartSession(instance, placement.sessionId())::equals)
                .hasSize(2);
    }

    @Test
    void aSessionThatEndedWhileItWasHandedOverIsNotTaken() {
        asleep();
        Placement placement = history.start("");
        history.tick();
        history.has(history.one("serving"), 0);
        history.state.endSession(placement.sessionId());
        assertThat(history.state.sessionTaken(placement.sessionId())).isFalse();
    }

    @Test
    void aSessionThatWokeAWorkerOfAnSdkIsRefusedAndCounted() {
        asleep();
        history.start("");
        history.tick();
        history.see(history.one("serving"), new Observation(true, true, OptionalInt.empty(), false, 0, true));
        assertThat(history.view())
                .extracting("activeSessions", "refusedSessions")
                .containsExactly(0, 1);
        assertThat(history.production().status()).isEqualTo("Running");
    }

    @Test
    void aDeployWhileItSleepsStartsBesideNothingAndWakesIt() {
        String old = asleep();
        String tag = history.deploy("");
        assertThat(history.production()).extracting("status", "version").containsExactly("Sleeping", old);
        history.allHealthy();
        assertThat(history.production()).extracting("status", "version").containsExactly("Running", tag);
        assertThat(history.version(old).status()).isEqualTo("Stopped");
    }

    @Test
    void aRestartHasNothingToStart() {
        asleep();
        history.restart();
        assertThat(history.production().status()).isEqualTo("Sleeping");
        assertThat(history.state.observed()).isEmpty();
        assertThat(history.agent().deployedAt()).isEqualTo(history.time.now());
    }

    @Test
    void whatSleepsIsAsleepAfterANewStart() {
        asleep();
        history.state.restarted(Set.of());
        history.tick();
        assertThat(history.production().status()).isEqualTo("Sleeping");
        assertThat(history.state.observed()).isEmpty();
    }

    @Test
    void eachRegionSleepsByItselfAndTheVersionWithTheLast() {
        History two = new History(Plan.BUILD, "us-east", "eu-central");
        String tag = two.serve("");
        Placement placement = two.start("");
        two.pass(Duration.ofMinutes(5));
        assertThat(two.row("", "us-east").status()).isEqualTo("Running");
        assertThat(two.row("", "eu-central").status()).isEqualTo("Sleeping");
        assertThat(two.version(tag).status()).isEqualTo("Running");
        two.state.endSession(placement.sessionId());
        two.pass(Duration.ZERO);
        two.pass(Duration.ofMinutes(5));
        assertThat(two.version(tag).status()).isEqualTo("Sleeping");
    }
}
