package dev.lkj.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.engine.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private final History history = History.onShip();

    @Test
    void theFirstDeploySetsUpAndThenRuns() {
        String tag = history.deploy("");
        assertThat(history.version(tag).status()).isEqualTo("Deploying");
        assertThat(history.version(tag).active()).isTrue();
        assertThat(history.production().status()).isEqualTo("Setting Up");
        assertThat(history.production().replicas()).isZero();
        history.allHealthy();
        assertThat(history.version(tag).status()).isEqualTo("Running");
        assertThat(history.version(tag).current()).isTrue();
        assertThat(history.version(tag).deployedAt()).isEqualTo(history.time.now());
        assertThat(history.agent().version()).isEqualTo(tag);
        assertThat(history.agent().deployedAt()).isEqualTo(history.time.now());
        assertThat(history.production())
                .extracting("status", "version", "replicas", "minReplicas", "maxReplicas")
                .containsExactly("Running", tag, 1, 1, 4);
    }

    @Test
    void aSecondDeployStartsBesideWhatServes() {
        String old = history.serve("");
        String fresh = history.deploy("");
        assertThat(history.production()).extracting("status", "version").containsExactly("Running", old);
        assertThat(history.version(old).current()).isTrue();
        assertThat(history.version(fresh).status()).isEqualTo("Deploying");
        assertThat(history.instances("serving")).hasSize(1);
        assertThat(history.instances("new")).hasSize(1);
        assertThat(history.events).contains("production: built, starting 1 instance beside 1");
    }

    @Test
    void theNewVersionTakesOverWhenItIsHealthyAndTheOldOneDrains() {
        String old = history.serve("");
        String fresh = history.serve("");
        assertThat(history.production())
                .extracting("status", "version", "replicas")
                .containsExactly("Running", fresh, 1);
        assertThat(history.version(old))
                .extracting("status", "draining", "current", "active")
                .containsExactly("Draining", true, false, true);
        history.stoppedOnesEnd();
        assertThat(history.version(old))
                .extracting("status", "draining", "active")
                .containsExactly("Stopped", false, false);
        assertThat(history.events)
                .contains(
                        "production: " + fresh + " healthy, takes new sessions",
                        "production: 1 old instance drains, 0 sessions left");
    }

    @Test
    void eachRegionSwitchesWhenItIsHealthyAndTheVersionIsCurrentAfterTheLast() {
        History two = new History(Plan.SHIP, "us-east", "eu-central");
        String old = two.serve("");
        String fresh = two.deploy("");
        two.healthy(two.instances("new").get(0).instanceId());
        assertThat(two.row("", "us-east").version()).isEqualTo(fresh);
        assertThat(two.row("", "eu-central").version()).isEqualTo(old);
        assertThat(two.version(fresh)).extracting("status", "current").containsExactly("Deploying", false);
        two.allHealthy();
        assertThat(two.row("", "eu-central").version()).isEqualTo(fresh);
        assertThat(two.version(fresh)).extracting("status", "current").containsExactly("Running", true);
    }

    @Test
    void aCrashBeforeServingIsCountedAndRestartedAfterAWaitThatDoubles() {
        String tag = history.deploy("");
        history.ends(history.one("new"));
        assertThat(history.version(tag).status()).isEqualTo("Deploying");
        assertThat(history.production().events())
                .singleElement()
                .extracting("count")
                .isEqualTo(1);
        assertThat(history.instances("new")).isEmpty();
        history.pass(Duration.ofSeconds(1));
        history.ends(history.one("new"));
        history.pass(Duration.ofMillis(1999));
        assertThat(history.instances("new")).isEmpty();
        history.pass(Duration.ofMillis(1));
        assertThat(history.instances("new")).hasSize(1);
        assertThat(history.production().events())
                .singleElement()
                .extracting("count")
                .isEqualTo(2);
    }

    @Test
    void theWaitAfterACrashIsThirtySecondsAtMost() {
        history.deploy("");
        for (int i = 0; i < 7; i++) {
            history.ends(history.one("new"));
            history.pass(Duration.ofSeconds(30));
        }
        assertThat(history.instances("new")).hasSize(1);
    }

    @Test
    void aFirstVersionWithoutHealthForFiveMinutesFailsAndNothingServes() {
        String tag = history.deploy("");
        String instance = history.one("new");
        history.pass(Duration.ofMinutes(5));
        history.stoppedOnesEnd();
        assertThat(history.version(tag)).extracting("status", "active").containsExactly("Failed", false);
        assertThat(history.production()).extracting("status", "replicas").containsExactly("Error", 0);
        assertThat(history.agent().version()).isEqualTo("--");
        assertThat(history.done).contains(new Action.Stop(instance, Duration.ofSeconds(10)));
    }

    @Test
    void aLaterVersionWithoutHealthFailsAndTheOldOneServesOn() {
        String old = history.serve("");
        Instant deployed = history.version(old).deployedAt();
        String fresh = history.deploy("");
        history.pass(Duration.ofMinutes(5));
        assertThat(history.version(fresh).status()).isEqualTo("Failed");
        assertThat(history.version(old))
                .extracting("status", "current", "deployedAt")
                .containsExactly("Running", true, deployed);
        assertThat(history.production())
                .extracting("status", "version", "replicas")
                .containsExactly("Running", old, 1);
    }

    @Test
    void aVersionThatServesInOneRegionOnlyGivesWayToTheOldOneAgain() {
        History two = new History(Plan.SHIP, "us-east", "eu-central");
        String old = two.serve("");
        String fresh = two.deploy("");
        two.healthy(two.instances("new").get(0).instanceId());
        two.pass(Duration.ofMinutes(5));
        assertThat(two.version(fresh).status()).isEqualTo("Failed");
        two.allHealthy();
        two.stoppedOnesEnd();
        assertThat(two.row("", "us-east")).extracting("status", "version").containsExactly("Running", old);
        assertThat(two.version(old)).extracting("status", "current").containsExactly("Running", true);
        assertThat(two.version(fresh)).extracting("status", "active").containsExactly("Failed", false);
    }

    @Test
    void theOutputOfAFailedVersionIsKeptUntilTheNextDeploy() {
        history.deploy("");
        String instance = history.one("new");
        history.ends(instance);
        history.pass(Duration.ofMinutes(5));
        history.stoppedOnesEnd();
        assertThat(history.views.logSource(History.AGENT, "").runs()).isFalse();
        history.deploy("");
        assertThat(history.done).contains(new Action.ForgetInstance(instance));
    }

    @Test
    void theOutputOfAnInstanceThatNeverBecameHealthyIsKeptToo() {
        history.serve("");
        history.deploy("");
        String instance = history.one("new");
        history.pass(Duration.ofMinutes(5));
        history.see(instance, Observation.GONE);
        assertThat(history.views.logSource(History.AGENT, "")).isEqualTo(new LogSource(instance, List.of(), false));
        history.deploy("");
        assertThat(history.done).contains(new Action.ForgetInstance(instance));
    }

    @Test
    void aNewDeployDuringARollStopsTheRollingVersion() {
        String old = history.serve("");
        String rolling = history.deploy("");
        String unfinished = history.one("new");
        String newest = history.deploy("");
        assertThat(history.version(rolling)).extracting("status", "current").containsExactly("Stopped", false);
        assertThat(history.production().version()).isEqualTo(old);
        assertThat(history.instance(unfinished).phase()).isEqualTo("ending");
        history.allHealthy();
        assertThat(history.agent().version()).isEqualTo(newest);
        assertThat(history.version(rolling).deployedAt()).isNull();
    }

    @Test
    void anOlderBuildThatEndsAfterANewerOneRolledNeverRolls() {
        BuildTicket older = history.build("");
        String newer = history.deploy("");
        history.state.built(older);
        history.allHealthy();
        assertThat(history.version(older.tag()).status()).isEqualTo("Stopped");
        assertThat(history.agent().version()).isEqualTo(newer);
    }

    @Test
    void aServingInstanceThatCrashesIsReplacedAndCounted() {
        String tag = history.serve("");
        history.ends(history.one("serving"));
        assertThat(history.production()).extracting("status", "replicas").containsExactly("Error", 0);
        assertThat(history.production().events())
                .singleElement()
                .extracting("count")
                .isEqualTo(1);
        history.pass(Duration.ofSeconds(1));
        history.allHealthy();
        assertThat(history.production())
                .extracting("status", "version", "replicas")
                .containsExactly("Running", tag, 1);
    }

    @Test
    void aServingInstanceWithoutHealthForThirtySecondsIsReplaced() {
        history.serve("");
        String instance = history.one("serving");
        history.unhealthy(instance);
        history.pass(Duration.ofSeconds(29));
        assertThat(history.instance(instance).phase()).isEqualTo("serving");
        assertThat(history.production()).extracting("status", "replicas").containsExactly("Running", 0);
        history.pass(Duration.ofSeconds(1));
        assertThat(history.instance(instance).phase()).isEqualTo("ending");
        assertThat(history.production().status()).isEqualTo("Error");
        assertThat(history.production().events())
                .singleElement()
                .extracting("count")
                .isEqualTo(1);
    }
}
