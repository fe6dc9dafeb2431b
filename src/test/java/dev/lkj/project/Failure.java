package dev.lkj.project;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a failure tells the user. */
final class Failure {
    private Failure() {}

    /** The usage error that a call ends with. */
    static LkjException usage(ThrowingCallable call) {
        return of(ExitCode.USAGE, call);
    }

    static LkjException of(ExitCode code, ThrowingCallable call) {
        LkjException failure = catchThrowableOfType(LkjException.class, call);
        Assertions.assertThat(failure).as("the call fails").isNotNull();
        Assertions.assertThat(failure.exitCode()).isEqualTo(code);
        return failure;
    }
}
