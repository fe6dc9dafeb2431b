package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.testing.FakeTime;
import dev.lkj.time.Pacing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private final FakeTime time = FakeTime.at("2026-01-01T00:00:00Z");
    private final List<Duration> waits = new ArrayList<>();
    private final Pacing pacing = wait -> {
        waits.add(wait);
        time.pause(wait);
    };
    private final RetryPolicy policy = new RetryPolicy(time, pacing, RandomGenerator.getDefault());

    private static ServiceFailure failure(
            ServiceFailure.Kind kind, int status, boolean sent, @Nullable Duration retryAfter) {
        return new ServiceFailure(
                Operation.read("unable to x"), kind, status, "unavailable", "no", sent, retryAfter, null);
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORK, 0, false, false, true",
        "NETWORK, 0, true, false, true",
        "INTERMEDIARY, 500, true, false, false",
        "INTERMEDIARY, 502, true, false, true",
        "INTERMEDIARY, 503, true, false, true",
        "INTERMEDIARY, 504, true, false, true",
        "INTERMEDIARY, 429, true, false, true",
        "INTERMEDIARY, 408, true, false, false",
        "INTERMEDIARY, 403, true, true, false",
        "INTERMEDIARY, 302, true, true, false",
        "SERVICE, 503, true, false, true",
        "SERVICE, 429, true, false, false",
        "SERVICE, 429, true, true, true",
        "SERVICE, 500, true, true, false",
        "SERVICE, 404, true, true, false",
        "SERVICE, 408, true, true, false",
        "UNREADABLE, 200, true, false, false"
    })
    void triesReadsAgainThatMayPass(
            ServiceFailure.Kind kind, int status, boolean sent, boolean retryAfter, boolean again) {
        assertThat(mayRetry(false, kind, status, sent, retryAfter)).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORK, 0, false, false, true",
        "NETWORK, 0, true, false, false",
        "INTERMEDIARY, 429, true, false, true",
        "INTERMEDIARY, 429, true, true, true",
        "INTERMEDIARY, 503, true, false, false",
        "INTERMEDIARY, 503, true, true, true",
        "INTERMEDIARY, 502, true, true, false",
        "INTERMEDIARY, 504, true, true, false",
        "INTERMEDIARY, 408, true, true, false",
        "SERVICE, 429, true, false, false",
        "SERVICE, 429, true, true, true",
        "SERVICE, 503, true, false, false",
        "SERVICE, 503, true, true, true",
        "SERVICE, 500, true, true, false",
        "UNREADABLE, 200, true, false, false"
    })
    void triesWritesAgainThatWereNotActedOn(
            ServiceFailure.Kind kind, int status, boolean sent, boolean retryAfter, boolean again) {
        assertThat(mayRetry(true, kind, status, sent, retryAfter)).isEqualTo(again);
    }

    private boolean mayRetry(boolean write, ServiceFailure.Kind kind, int status, boolean sent, boolean retryAfter) {
        ServiceFailure failure = failure(kind, status, sent, retryAfter ? Duration.ofSeconds(1) : null);
        return policy.waitBefore(2, write, failure).isPresent();
    }

    @Test
    void triesFiveTimesInAllWithGrowingWaits() {
        List<Integer> tries = new ArrayList<>();
        assertThatThrownBy(() -> policy.run(false, () -> {
                    tries.add(tries.size());
                    throw failure(ServiceFailure.Kind.NETWORK, 0, true, null);
                }))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("(5 tries in ");
        assertThat(tries).hasSize(5);
        assertThat(waits).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(waits.get(i)).isBetween(Duration.ofMillis(500L << i), Duration.ofMillis(750L << i));
        }
    }

    @Test
    void honoursWhatTheOtherSideAsksForUpToHalfAMinute() {
        for (long[] askedAndWaited : new long[][] {{0, 0}, {7, 7}, {30, 30}, {31, 30}, {86_400, 30}}) {
            ServiceFailure failure =
                    failure(ServiceFailure.Kind.SERVICE, 429, true, Duration.ofSeconds(askedAndWaited[0]));
            for (boolean write : new boolean[] {false, true}) {
                assertThat(policy.waitBefore(5, write, failure)).contains(Duration.ofSeconds(askedAndWaited[1]));
                assertThat(policy.waitBefore(6, write, failure)).isEqualTo(Optional.empty());
            }
        }
    }

    @Test
    void givesTheFirstSuccess() {
        List<Integer> tries = new ArrayList<>();
        String answer = policy.run(true, () -> {
            tries.add(tries.size());
            if (tries.size() < 3) {
                throw failure(ServiceFailure.Kind.NETWORK, 0, false, null);
            }
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(waits).hasSize(2);
    }

    @Test
    void stopsAtAFailureOfAnotherKind() {
        List<Integer> tries = new ArrayList<>();
        assertThatThrownBy(() -> policy.run(false, () -> {
                    tries.add(tries.size());
                    throw tries.size() == 1
                            ? failure(ServiceFailure.Kind.NETWORK, 0, true, null)
                            : failure(ServiceFailure.Kind.SERVICE, 404, true, null);
                }))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failure -> assertThat(failure.status()).isEqualTo(404));
        assertThat(tries).hasSize(2);
    }
}
