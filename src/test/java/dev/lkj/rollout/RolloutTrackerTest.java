package dev.lkj.rollout;

import static dev.lkj.rollout.Reads.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.testing.FakeTime;
import dev.lkj.time.CancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RolloutTrackerTest {
    private static final Reading.Unknown DOWN = new Reading.Unknown("the service answered 503");
    private static final Reading.Seen ROLLING = read().current("1")
            .version("2", "Deploying")
            .row("us-east", "1", "Running", 1)
            .seen();
    private static final Reading.Seen NOT_LISTED =
            read().current("1").row("us-east", "1", "Running", 1).seen();
    private static final Reading.Seen SERVING =
            read().current("2").row("us-east", "2", "Running", 1).seen();

    private final FakeTime time = FakeTime.at("2026-01-01T00:00:00Z");
    private final List<Duration> reads = new ArrayList<>();
    private final List<RolloutState.InProgress> progress = new ArrayList<>();

    private static RolloutPolicy policy(int seconds) {
        return RolloutPolicy.of(Duration.ofSeconds(seconds), false);
    }

    /** Follows with the readings in turn; the last one comes again and again. */
    private RolloutOutcome follow(RolloutPolicy policy, Reading... readings) {
        return follow(policy, UnaryOperator.identity(), readings);
    }

    private RolloutOutcome follow(RolloutPolicy policy, UnaryOperator<Reading> onRead, Reading... readings) {
        StatusSource source = () -> {
            reads.add(time.elapsed());
            return onRead.apply(readings[Math.min(reads.size(), readings.length) - 1]);
        };
        RolloutJudge judge =
                new RolloutJudge("", new Wanted.Deployed("2", Map.of()), Baseline.of(NOT_LISTED, ""), false);
        return new RolloutTracker(source, time, time).follow(judge, policy, progress::add);
    }

    private List<Long> secondsOfReads() {
        return reads.stream().map(Duration::toSeconds).toList();
    }

    @Test
    void readsAtOnce() {
        assertThat(follow(policy(600), SERVING)).isInstanceOfSatisfying(RolloutOutcome.Decided.class, outcome -> {
            assertThat(outcome.state()).isInstanceOf(RolloutState.Serves.class);
            assertThat(outcome.last()).isEqualTo(SERVING);
        });
        assertThat(reads).containsExactly(Duration.ZERO);
        assertThat(progress).isEmpty();
    }

    @Test
    void readsEveryThreeSecondsAndTellsEachState() {
        follow(policy(600), ROLLING, ROLLING, ROLLING, SERVING);
        assertThat(secondsOfReads()).containsExactly(0L, 3L, 6L, 9L);
        assertThat(progress).hasSize(3);
    }

    @Test
    void readsThisMachineFourTimesASecond() {
        follow(RolloutPolicy.of(Duration.ofMinutes(10), true), ROLLING, ROLLING, SERVING);
        assertThat(reads).containsExactly(Duration.ZERO, Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void waitsTenMinutesByDefault() {
        assertThat(RolloutPolicy.DEFAULT_TIMEOUT).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void readsALastTimeAtTheTimeout() {
        assertThat(follow(policy(10), ROLLING)).isInstanceOfSatisfying(RolloutOutcome.TimedOut.class, outcome -> {
            assertThat(outcome.state()).containsInstanceOf(RolloutState.InProgress.class);
            assertThat(outcome.last()).contains(ROLLING);
            assertThat(outcome.unreachable()).isEmpty();
        });
        assertThat(secondsOfReads()).containsExactly(0L, 3L, 6L, 9L, 10L);
    }

    @Test
    void takesWhatItSeesAtTheTimeout() {
        assertThat(follow(policy(3), ROLLING, SERVING)).isInstanceOf(RolloutOutcome.Decided.class);
    }

    @Test
    void readsOnceWithoutAnyTime() {
        assertThat(follow(policy(0), ROLLING)).isInstanceOf(RolloutOutcome.TimedOut.class);
        assertThat(reads).hasSize(1);
    }

    @Test
    void countsTheTimeThatReadsTake() {
        UnaryOperator<Reading> slow = reading -> {
            time.pause(Duration.ofSeconds(30));
            return reading;
        };
        assertThat(follow(policy(40), slow, ROLLING)).isInstanceOf(RolloutOutcome.TimedOut.class);
        assertThat(secondsOfReads()).containsExactly(0L, 33L);
    }

    @Test
    void goesOnThroughAnOutage() {
        assertThat(follow(policy(600), ROLLING, DOWN, DOWN, SERVING)).isInstanceOf(RolloutOutcome.Decided.class);
        assertThat(progress).hasSize(1);
    }

    @Test
    void saysThatTheLastReadFailed() {
        assertThat(follow(policy(6), ROLLING, ROLLING, DOWN))
                .isInstanceOfSatisfying(RolloutOutcome.TimedOut.class, outcome -> {
                    assertThat(outcome.unreachable()).isEqualTo("the service answered 503");
                    assertThat(outcome.last()).contains(ROLLING);
                });
    }

    @Test
    void saysThatNoReadSucceeded() {
        assertThat(follow(policy(6), DOWN)).isInstanceOfSatisfying(RolloutOutcome.TimedOut.class, outcome -> {
            assertThat(outcome.unreachable()).isNotEmpty();
            assertThat(outcome.state()).isEmpty();
            assertThat(outcome.last()).isEmpty();
        });
    }

    @Test
    void forgetsAnOutageThatIsOver() {
        assertThat(follow(policy(6), DOWN, DOWN, ROLLING))
                .isInstanceOfSatisfying(
                        RolloutOutcome.TimedOut.class,
                        outcome -> assertThat(outcome.unreachable()).isEmpty());
    }

    @Test
    void waitsTwentySecondsForAVersionAfterACut() {
        assertThat(follow(policy(600).afterCut(), NOT_LISTED))
                .isInstanceOfSatisfying(
                        RolloutOutcome.NeverListed.class,
                        outcome -> assertThat(outcome.last()).contains(NOT_LISTED));
        assertThat(secondsOfReads()).containsExactly(0L, 3L, 6L, 9L, 12L, 15L, 18L, 20L);
    }

    @Test
    void followsAVersionThatIsListedInTimeAfterACut() {
        assertThat(follow(
                        policy(600).afterCut(),
                        NOT_LISTED,
                        NOT_LISTED,
                        ROLLING,
                        NOT_LISTED,
                        DOWN,
                        DOWN,
                        DOWN,
                        DOWN,
                        DOWN,
                        DOWN,
                        SERVING))
                .isInstanceOf(RolloutOutcome.Decided.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void neverSawAVersionDuringAnOutageAfterACut() {
        assertThat(follow(policy(600).afterCut(), DOWN))
                .isInstanceOfSatisfying(
                        RolloutOutcome.NeverListed.class,
                        outcome -> assertThat(outcome.last()).isEmpty());
    }

    @Test
    void doesNotSayAfterACutThatAVersionRollsWhichIsNotListedAtTheTimeout() {
        assertThat(follow(policy(10).afterCut(), NOT_LISTED)).isInstanceOf(RolloutOutcome.NeverListed.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void waitsForAVersionUntilTheTimeoutWithoutACut() {
        assertThat(follow(policy(60), NOT_LISTED)).isInstanceOf(RolloutOutcome.TimedOut.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void throwsOnWhatCannotPass() {
        UnaryOperator<Reading> denied = reading -> {
            throw new IllegalStateException("401");
        };
        assertThatThrownBy(() -> follow(policy(600), denied, ROLLING)).hasMessage("401");
        assertThat(reads).hasSize(1);
    }

    @Test
    void stopsWhenItIsCancelled() {
        StatusSource source = () -> ROLLING;
        RolloutJudge judge = new RolloutJudge("", new Wanted.Existing("2"), Baseline.UNKNOWN, false);
        RolloutTracker tracker = new RolloutTracker(source, time, pause -> {
            throw new CancelledException();
        });
        assertThatThrownBy(() -> tracker.follow(judge, policy(600), progress::add))
                .isInstanceOf(CancelledException.class);
    }
}
