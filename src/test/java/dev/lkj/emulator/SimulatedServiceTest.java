package dev.lkj.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.emulator.state.Plan;
import dev.lkj.testing.Await;
import dev.lkj.testing.FakeTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service over HTTP with instances that only the clock moves. */
class SimulatedServiceTest {
    private final FakeTime time = new FakeTime(Instant.now());
    private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();
    private final EmulatorServer emulator =
            EmulatorServer.start(EmulatorOptions.of(new SimulateEngine(time, Duration.ofSeconds(2)))
                    .withClock(time)
                    .withPlan(Plan.BUILD)
                    .withPeriod(Duration.ofMillis(2))
                    .withProblems(problems::add)
                    .withAgents(List.of(AgentSeed.of("CA_1"))));
    private final TestClient client = new TestClient(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    /** An archive without entries. */
    private static byte[] source() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    private void serve() throws Exception {
        Map<String, String> form = client.form("CA_1", "");
        assertThat(client.upload(form, source()).statusCode()).isEqualTo(204);
        assertThat(client.build("CA_1", "").body()).doesNotContain("BUILD ERROR");
        awaitStatus("Setting Up");
        awaitAsTimePasses(
                "the row is Running", () -> row().path("status").asText().equals("Running"));
    }

    /** Moves the clock on until it is there: the engine's time begins when the instance does, not when it is listed. */
    private void awaitAsTimePasses(String what, Look look) {
        await(what, () -> {
            boolean there = look.there();
            if (!there) {
                time.pause(Duration.ofMillis(200));
            }
            return there;
        });
    }

    private JsonNode row() throws Exception {
        return client.rpc("ListAgents", "{}")
                .path("agents")
                .path(0)
                .path("agent_deployments")
                .path(0);
    }

    private void awaitStatus(String status) throws Exception {
        await("the row is " + status, () -> row().path("status").asText().equals(status));
    }

    private interface Look {
        boolean there() throws Exception;
    }

    private static void await(String what, Look look) {
        Await.until(what, () -> {
            try {
                return look.there();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private JsonNode agent() throws Exception {
        return client.get("/_emulator/state").path("agents").path(0);
    }

    private JsonNode startSession() throws Exception {
        HttpResponse<String> answer = client.post("/_emulator/sessions", "{\"agent_id\":\"CA_1\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    @Test
    void itFallsAsleepAndASessionWakesItUp() throws Exception {
        serve();
        await(
                "it is idle",
                () -> !agent().path("deployments")
                        .path(0)
                        .path("rows")
                        .path(0)
                        .path("idle_since")
                        .isNull());
        time.pause(Duration.ofMinutes(5));
        awaitStatus("Sleeping");
        JsonNode session = startSession();
        assertThat(session.path("waiting").asBoolean()).isTrue();
        assertThat(row().path("status").asText()).isEqualTo("Setting Up");
        await("there are 1 instances", () -> agent().path("instances").size() == 1);
        awaitAsTimePasses(
                "the session has begun",
                () -> agent().path("cold_started_sessions").asInt() == 1);
        JsonNode started = agent().path("sessions").path(0);
        assertThat(started.path("session_id").asText())
                .isEqualTo(session.path("session_id").asText());
        assertThat(started.path("waited_ms").asInt()).isGreaterThanOrEqualTo(2000);
        await(
                "it is counted",
                () -> agent().path("instances").path(0).path("active_sessions").asInt() == 1);
        assertThat(problems).isEmpty();
    }

    @Test
    void aRestartReplacesTheInstanceWithoutAnEndOfItsSession() throws Exception {
        serve();
        String id = startSession().path("session_id").asText();
        client.rpc("RestartAgent", "{\"agent_id\":\"CA_1\"}");
        await("there are 2 instances", () -> agent().path("instances").size() == 2);
        awaitAsTimePasses(
                "the old one drains",
                () -> agent().path("instances").path(0).path("phase").asText().equals("draining"));
        assertThat(agent().path("instances").path(0).path("sessions").path(0).asText())
                .isEqualTo(id);
        client.send(
                client.request("/_emulator/sessions?session_id=" + id).DELETE().build());
        await("there are 1 instances", () -> agent().path("instances").size() == 1);
        assertThat(agent().path("cut_sessions").asInt()).isZero();
        assertThat(row().path("status").asText()).isEqualTo("Running");
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsDeletedRunsNoMore() throws Exception {
        serve();
        client.rpc("DeleteAgent", "{\"agent_id\":\"CA_1\"}");
        assertThat(client.rpc("ListAgents", "{}").path("agents")).isEmpty();
        assertThat(client.get("/_emulator/state").path("agents")).isEmpty();
        assertThat(problems).isEmpty();
    }
}
