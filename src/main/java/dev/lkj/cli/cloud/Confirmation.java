package dev.lkj.cli.cloud;

import dev.lkj.cloud.AccountApi;
import dev.lkj.cloud.AccountApi.Claim;
import dev.lkj.cloud.AccountApi.Denied;
import dev.lkj.cloud.AccountApi.Granted;
import dev.lkj.cloud.AccountApi.Verification;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits until somebody confirmed a login. */
record Confirmation(
        AccountApi account, Verification verification, Clock clock, Pacing pacing, Consumer<String> trouble) {
    /** How often in a row the service may be out of reach. */
    private static final int MOST_FAILURES = 5;

    private static final String AGAIN = "lkj cloud auth   begins anew";

    /** Looks again and again, first after one interval. */
    Granted await(Duration timeout, Duration interval) {
        Duration end = clock.elapsed().plus(timeout);
        int failures = 0;
        while (clock.elapsed().compareTo(end) < 0) {
            pacing.pause(interval);
            if (verification.token().isEmpty() || clock.now().isAfter(verification.expires())) {
                throw LkjException.of(ExitCode.TIMED_OUT, "session expired: nobody confirmed it in time")
                        .withHint(AGAIN);
            }
            try {
                Claim claim = account.claim(verification.token());
                failures = 0;
                if (claim instanceof Granted granted) {
                    return granted;
                }
                if (claim instanceof Denied) {
                    throw LkjException.of(ExitCode.DENIED, "access denied: the login was refused in the browser")
                            .withHint(AGAIN);
                }
            } catch (ServiceFailure e) {
                failures++;
                if (!e.passing() || failures == MOST_FAILURES) {
                    throw e;
                }
                trouble.accept(e.text());
            }
        }
        throw LkjException.of(
                        ExitCode.TIMED_OUT,
                        "session claim timed out: nobody confirmed it within " + timeout.toSeconds() + " seconds")
                .withHint(AGAIN);
    }
}
