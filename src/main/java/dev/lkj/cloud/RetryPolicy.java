package dev.lkj.cloud;

import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries a call again where that is safe and may help.
 *
 * <p>A read is tried again after a network failure, 502, 503, 504, a 429 from an intermediary or one with
 * {@code Retry-After}. A write is tried again only when it provably was not acted on: no byte of it was sent, an
 * intermediary's 429, or a 429 or 503 with {@code Retry-After}.
 */
final class RetryPolicy {
    /** Tries in all. */
    static final int TRIES = 5;

    /** The longest wait that {@code Retry-After} can ask for. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Clock clock;
    private final Pacing pacing;
    private final RandomGenerator random;

    RetryPolicy(Clock clock, Pacing pacing, RandomGenerator random) {
        this.clock = clock;
        this.pacing = pacing;
        this.random = random;
    }

    /** Makes the call until it succeeds, fails for good, or was tried often enough. */
    <T> T run(boolean write, Supplier<T> call) {
        Duration start = clock.elapsed();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (ServiceFailure failure) {
                Optional<Duration> wait = waitBefore(attempt + 1, write, failure);
                if (wait.isEmpty()) {
                    throw failure.afterTries(attempt, clock.elapsed().minus(start));
                }
                pacing.pause(wait.get());
            }
        }
    }

    /** How long to wait before the given attempt; empty when there must not be one. */
    Optional<Duration> waitBefore(int attempt, boolean write, ServiceFailure failure) {
        if (attempt > TRIES || !(write ? notActedOn(failure) : mayPass(failure))) {
            return Optional.empty();
        }
        Duration asked = failure.retryAfter();
        if (asked != null) {
            return Optional.of(asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT);
        }
        // 0.5, 1, 2, 4 s, each up to a half longer, so that many clients do not come back in step.
        Duration base = FIRST_WAIT.multipliedBy(1L << (attempt - 2));
        return Optional.of(base.plusMillis(random.nextLong(base.toMillis() / 2 + 1)));
    }

    private static boolean notActedOn(ServiceFailure failure) {
        return switch (failure.kind()) {
            case NETWORK -> !failure.sent();
            case INTERMEDIARY -> failure.status() == 429 || (failure.status() == 503 && failure.retryAfter() != null);
            case SERVICE -> failure.retryAfter() != null && (failure.status() == 429 || failure.status() == 503);
            case UNREADABLE -> false;
        };
    }

    private static boolean mayPass(ServiceFailure failure) {
        return switch (failure.kind()) {
            case NETWORK -> true;
            case INTERMEDIARY -> failure.status() == 429 || overloaded(failure);
            case SERVICE -> failure.status() == 429 ? failure.retryAfter() != null : overloaded(failure);
            case UNREADABLE -> false;
        };
    }

    private static boolean overloaded(ServiceFailure failure) {
        return failure.status() >= 502 && failure.status() <= 504;
    }
}
