package dev.lkj.cloud;

import static dev.lkj.cloud.ServiceFailure.Kind.INTERMEDIARY;
import static dev.lkj.cloud.ServiceFailure.Kind.NETWORK;
import static dev.lkj.cloud.ServiceFailure.Kind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFailureTest {
    private static final Operation PLAIN = Operation.write("unable to deploy agent");
    private static final Operation GATED = PLAIN.gated(true);

    private static ServiceFailure service(Operation operation, int status, String code, String message) {
        return new ServiceFailure(operation, SERVICE, status, code, message, true, null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollback is not available on this plan",
                "Upgrade to use deployments",
                "please get it upgraded",
                "over the QUOTA",
                "quotas are used up",
                "your plans do not include this"
            })
    void takesWordsAboutThePlanOfAGatedOperationForThePlan(String message) {
        for (String code : new String[] {"permission_denied", "failed_precondition"}) {
            ServiceFailure failure = service(GATED, code.equals("permission_denied") ? 403 : 412, code, message);
            assertThat(failure.outsidePlan()).isTrue();
            assertThat(failure.exitCode()).isEqualTo(ExitCode.PLAN);
        }
    }

    @Test
    void takesNoOtherOperationsWordsForThePlan() {
        ServiceFailure failure = service(PLAIN, 403, "permission_denied", "not on this plan");
        assertThat(failure.outsidePlan()).isFalse();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "permission_denied, 403, no explanation of the planet, DENIED",
        "failed_precondition, 412, this version failed, FAILED",
        "not_found, 404, no plan of that name, DENIED",
        "internal, 500, the plan could not be read, UNAVAILABLE"
    })
    void takesNoOtherWordsAndCodesForThePlan(String code, int status, String message, ExitCode exitCode) {
        ServiceFailure failure = service(GATED, status, code, message);
        assertThat(failure.outsidePlan()).isFalse();
        assertThat(failure.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void takesAnIntermediarysWordsForNoPlan() {
        ServiceFailure failure =
                new ServiceFailure(GATED, INTERMEDIARY, 403, "permission_denied", "plan", true, null, null);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.DENIED);
    }

    @Test
    void takesUsedUpResourcesForAQuota() {
        ServiceFailure failure = service(PLAIN, 429, "resource_exhausted", "too many deployments");
        assertThat(failure.outsidePlan()).isTrue();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.PLAN);
        assertThat(failure.passing()).as("while something is followed").isTrue();
    }

    @Test
    void takesUsedUpResourcesThatComeBackForALimitOfTheRate() {
        ServiceFailure failure = new ServiceFailure(
                PLAIN, SERVICE, 429, "resource_exhausted", "slow down", true, Duration.ofSeconds(2), null);
        assertThat(failure.outsidePlan()).isFalse();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void takesAnIntermediarys429ForALimitOfTheRate() {
        ServiceFailure failure =
                new ServiceFailure(PLAIN, INTERMEDIARY, 429, "resource_exhausted", "slow down", true, null, null);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE, 400, false",
        "SERVICE, 401, false",
        "SERVICE, 403, false",
        "SERVICE, 404, false",
        "SERVICE, 408, true",
        "SERVICE, 429, true",
        "SERVICE, 500, true",
        "INTERMEDIARY, 403, false",
        "INTERMEDIARY, 404, false",
        "INTERMEDIARY, 502, true",
        "NETWORK, 0, true",
        "UNREADABLE, 200, true"
    })
    void knowsWhatAMomentOfPatienceMayChange(ServiceFailure.Kind kind, int status, boolean passing) {
        assertThat(new ServiceFailure(PLAIN, kind, status, "", "", true, null, null).passing())
                .isEqualTo(passing);
    }

    @Test
    void becomesAFailureForTheUser() {
        IOException cause = new IOException("reset");
        LkjException failure = ServiceFailure.network(PLAIN, "the connection to x broke off", true, cause)
                .toUserFailure();
        assertThat(failure).hasMessage("unable to deploy agent: the connection to x broke off");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(failure.hint()).contains("HTTPS_PROXY");
        assertThat(failure).hasRootCause(cause);
    }

    @Test
    void saysHowOftenItWasTried() {
        ServiceFailure failure = new ServiceFailure(PLAIN, NETWORK, 0, "internal", "x refused", false, null, null);
        assertThat(failure.afterTries(1, Duration.ofSeconds(9)).text()).isEqualTo("x refused");
        assertThat(failure.afterTries(5, Duration.ofSeconds(9)).text()).isEqualTo("x refused (5 tries in 9s)");
        assertThat(failure.afterTries(2, Duration.ofMillis(9)).text()).isEqualTo("x refused (2 tries in 1s)");
        assertThat(failure.afterTries(5, Duration.ofSeconds(9)).sent()).isFalse();
    }
}
