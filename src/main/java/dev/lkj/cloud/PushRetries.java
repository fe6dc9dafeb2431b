package dev.lkj.cloud;

import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries a request to a registry again: three times in all, one and three seconds apart, a tenth more or less. Everything
 * that is pushed is known by its digest, so that sending it twice does no harm.
 */
final class PushRetries {
    static final int TRIES = 3;

    private static final Set<Integer> PASSING = Set.of(408, 429, 499, 500, 502, 503, 504, 522);

    private final Clock clock;
    private final Pacing pacing;
    private final RandomGenerator random;

    PushRetries(Clock clock, Pacing pacing, RandomGenerator random) {
        this.clock = clock;
        this.pacing = pacing;
        this.random = random;
    }

    <T> T run(Supplier<T> request) {
        Duration start = clock.elapsed();
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (ServiceFailure failure) {
                boolean passing = failure.kind() == ServiceFailure.Kind.NETWORK || PASSING.contains(failure.status());
                if (attempt == TRIES || !passing) {
                    throw failure.afterTries(attempt, clock.elapsed().minus(start));
                }
                pacing.pause(wait(attempt, failure));
            }
        }
    }

    private Duration wait(int attempt, ServiceFailure failure) {
        Duration asked = failure.retryAfter();
        if (asked != null) {
            return asked.compareTo(RetryPolicy.LONGEST_WAIT) < 0 ? asked : RetryPolicy.LONGEST_WAIT;
        }
        long millis = attempt == 1 ? 1000 : 3000;
        return Duration.ofMillis(millis - millis / 10 + random.nextLong(millis / 5 + 1));
    }
}
