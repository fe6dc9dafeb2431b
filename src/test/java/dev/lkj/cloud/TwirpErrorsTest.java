package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.wire.DeployAgentV2Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwirpErrorsTest {
    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new LocalCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    /** A write, so that nothing is tried again. */
    private ServiceFailure failure(int status, String body, String... headers) {
        cloud.answer(status, body, headers);
        ServiceFailure failure = catchThrowableOfType(
                ServiceFailure.class,
                () -> cloud.agents().deploy(new DeployAgentV2Request("CA_1", List.of(), "", Map.of())));
        assertThat(failure).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @CsvSource({
        "canceled, 408, UNAVAILABLE",
        "unknown, 500, UNAVAILABLE",
        "invalid_argument, 400, FAILED",
        "malformed, 400, FAILED",
        "deadline_exceeded, 408, UNAVAILABLE",
        "not_found, 404, DENIED",
        "bad_route, 404, FAILED",
        "already_exists, 409, FAILED",
        "permission_denied, 403, DENIED",
        "unauthenticated, 401, DENIED",
        "resource_exhausted, 429, PLAN",
        "failed_precondition, 412, FAILED",
        "aborted, 409, FAILED",
        "out_of_range, 400, FAILED",
        "unimplemented, 501, UNAVAILABLE",
        "internal, 500, UNAVAILABLE",
        "unavailable, 503, UNAVAILABLE",
        "data_loss, 500, UNAVAILABLE"
    })
    void knowsEachCodeOfTheService(String code, int status, ExitCode exitCode) {
        ServiceFailure failure =
                failure(status, "{\"code\":\"" + code + "\",\"msg\":\"the reason\",\"meta\":{\"argument\":\"a\"}}");
        assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.SERVICE);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.exitCode()).isEqualTo(exitCode);
        assertThat(failure.toUserFailure()).hasMessage("unable to deploy agent: the reason");
    }

    @Test
    void reportsACodeThatNobodyKnows() {
        ServiceFailure failure = failure(418, "{\"code\":\"teapot\",\"msg\":\"short and stout\"}");
        assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.SERVICE);
        assertThat(failure.code()).isEqualTo("internal");
        assertThat(failure.text()).isEqualTo("invalid type returned from server error response: teapot");
    }

    @Test
    void saysTheCodeWhereTheServiceGivesNoReason() {
        assertThat(failure(404, "{\"code\":\"not_found\"}").text()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"internal\",\"msg\":\"a\",\"trace\":\"b\"}",
                "{\"code\":\"\",\"msg\":\"a\"}",
                "{\"code\":7,\"msg\":\"a\"}",
                "{\"msg\":\"a\"}",
                "{\"code\":\"internal\",\"msg\":\"a\"} trailing",
                "{\"code\":\"internal\"",
                "[\"code\"]",
                "null",
                "",
                "<html><h1>502 Bad Gateway</h1></html>"
            })
    void blamesWhoeverAnsweredInPlaceOfTheService(String body) {
        ServiceFailure failure = failure(502, body);
        assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.INTERMEDIARY);
        assertThat(failure.code()).isEqualTo("unavailable");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(failure.text())
                .startsWith("Error from intermediary with HTTP status code 502")
                .contains("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "400, internal, UNAVAILABLE",
        "401, unauthenticated, DENIED",
        "403, permission_denied, DENIED",
        "404, bad_route, UNAVAILABLE",
        "405, unknown, UNAVAILABLE",
        "502, unavailable, UNAVAILABLE",
        "503, unavailable, UNAVAILABLE",
        "504, unavailable, UNAVAILABLE",
        "500, unknown, UNAVAILABLE",
        "201, internal, UNAVAILABLE"
    })
    void derivesTheCodeOfAnIntermediaryFromItsStatus(int status, String code, ExitCode exitCode) {
        ServiceFailure failure = failure(status, "<html>");
        assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.INTERMEDIARY);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void doesNotFollowARedirect(int status) {
        ServiceFailure failure = failure(
                status,
                "{\"code\":\"not_found\",\"msg\":\"a\"}",
                "Location: " + cloud.base() + "/elsewhere?token=secret");
        assertThat(cloud.server.getRequestCount()).isEqualTo(1);
        assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.INTERMEDIARY);
        assertThat(failure.code()).isEqualTo("internal");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(failure.text()).contains("redirect (" + status + ")").doesNotContain("secret");
    }

    @Test
    void pointsAtTheKeysAfterAnEmpty401() {
        ServiceFailure failure = failure(401, "");
        assertThat(failure.denied()).isTrue();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(failure.toUserFailure().hint()).contains("LIVEKIT_API_KEY");
    }

    @Test
    void reports408AsItIs() {
        assertThat(failure(408, "").status()).isEqualTo(408);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "7, 7",
                "0, 0",
                "-5, 0",
                "' 3 ', 3",
                "soon, -",
                "'', -",
                "'Thu, 01 Jan 2026 00:00:20 GMT', 20",
                "'Wed, 31 Dec 2025 00:00:00 GMT', 0"
            })
    void readsHowLongToWait(String retryAfter, Long seconds) {
        ServiceFailure failure = failure(500, "", "Date: Thu, 01 Jan 2026 00:00:00 GMT", "Retry-After: " + retryAfter);
        assertThat(failure.retryAfter()).isEqualTo(seconds == null ? null : java.time.Duration.ofSeconds(seconds));
    }
}
