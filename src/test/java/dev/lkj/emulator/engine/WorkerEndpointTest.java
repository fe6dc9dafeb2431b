package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerEndpointTest {
    private final MockWebServer server = new MockWebServer();
    private final WorkerEndpoint worker = new WorkerEndpoint(Duration.ofMinutes(1));

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWorkerTellsItsSessions() {
        answer(status(200, "OK"), status(200, """
                {"agent_name": "a", "active_jobs": 3, "session_endpoint": true, "more": {}}"""));

        assertThat(observe()).isEqualTo(new Observation(true, true, OptionalInt.empty(), true, 3));
    }

    @Test
    void anSdkWorkerHasNoSessionEndpointAndMayLeaveOutItsJobs() {
        answer(status(200, ""), status(200, "{\"agent_name\": \"\"}"));

        assertThat(observe()).isEqualTo(new Observation(true, true, OptionalInt.empty(), false, 0, true));
    }

    @Test
    void anUnwellWorkerIsNotHealthyButStillCounts() {
        answer(status(503, ""), status(200, "{\"active_jobs\": 2}"));

        assertThat(observe()).isEqualTo(new Observation(true, false, OptionalInt.empty(), false, 2, true));
    }

    @Test
    void anythingElseThatAnswersIsHealthy() {
        answer(status(200, "<html>"), status(404, ""));
        assertThat(observe()).isEqualTo(new Observation(true, true, OptionalInt.empty(), false, 0));

        answer(status(200, "<html>"), status(200, "<html>"));
        assertThat(observe()).isEqualTo(new Observation(true, true, OptionalInt.empty(), false, 0));
    }

    @Test
    void aRedirectIsNoHealth() {
        answer(
                new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", "/worker")
                        .build(),
                status(200, ""));

        assertThat(observe().healthy()).isFalse();
    }

    @Test
    void anEndlessAnswerIsCut() {
        String much = "x".repeat(1 << 20);
        answer(status(200, much), status(200, much));

        assertThat(observe().healthy()).isTrue();
    }

    @Test
    void aWorkerThatHangsIsUnwell() {
        answer(new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build(), status(200, ""));

        Observation seen = new WorkerEndpoint(Duration.ofMillis(50)).observe(server.getPort());
        assertThat(seen.alive()).isTrue();
        assertThat(seen.healthy()).isFalse();
    }

    @Test
    void sessionsAreHandedOverAndTakenBack() throws InterruptedException {
        answer(status(200, ""), status(200, ""));

        assertThat(worker.startSession(server.getPort(), "room a/b")).isTrue();
        worker.endSession(server.getPort(), "s");

        assertThat(server.takeRequest().getRequestLine()).isEqualTo("PUT /sessions/room%20a%2Fb HTTP/1.1");
        assertThat(server.takeRequest().getRequestLine()).isEqualTo("DELETE /sessions/s HTTP/1.1");
    }

    @Test
    void aFullWorkerTakesNone() {
        answer(status(409, ""), status(409, ""));

        assertThat(worker.startSession(server.getPort(), "s")).isFalse();
    }

    private Observation observe() {
        return worker.observe(server.getPort());
    }

    private static MockResponse status(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    private void answer(MockResponse health, MockResponse other) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getTarget().equals("/") ? health : other;
            }
        });
    }
}
