package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.FakeEngine;
import dev.lkj.emulator.TestClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnRoutesTest {
    private final EmulatorFixture fixture = new EmulatorFixture();
    private final TestClient client = fixture.client;
    private final FakeEngine engine = fixture.engine;

    @AfterEach
    void stop() {
        fixture.close();
    }

    private JsonNode agent() throws Exception {
        return client.get("/_emulator/state").path("agents").path(0);
    }

    private HttpResponse<String> startSession() throws Exception {
        return client.post("/_emulator/sessions", "{\"agent_id\":\"CA_1\"}");
    }

    @Test
    void healthSaysWhatItIs() throws Exception {
        assertThat(client.get("/_emulator/health").toString())
                .isEqualTo("{\"healthy\":true,\"name\":\"lkj emulator\"}");
    }

    @Test
    void theStateShowsVersionsRowsAndInstances() throws Exception {
        String tag = fixture.serve();
        JsonNode agent = agent();
        assertThat(agent.path("agent_id").asText()).isEqualTo("CA_1");
        assertThat(agent.path("current").asText()).isEqualTo(tag);
        assertThat(agent.path("versions").path(0).path("status").asText()).isEqualTo("Running");
        JsonNode row = agent.path("deployments").path(0).path("rows").path(0);
        assertThat(row.path("status").asText()).isEqualTo("Running");
        assertThat(row.path("replicas").asInt()).isEqualTo(1);
        JsonNode instance = agent.path("instances").path(0);
        assertThat(instance.path("phase").asText()).isEqualTo("serving");
        assertThat(instance.path("deployment").asText()).isEqualTo("production");
        assertThat(instance.path("healthy").asBoolean()).isTrue();
    }

    @Test
    void aSessionOfAnInstanceWithoutAnEndpointIsTheEmulatorsOwn() throws Exception {
        fixture.serve();
        HttpResponse<String> started = startSession();
        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(agent().path("active_sessions").asInt()).isEqualTo(1);
        String id = new JsonMapper().readTree(started.body()).path("session_id").asText();
        client.send(
                client.request("/_emulator/sessions?session_id=" + id).DELETE().build());
        assertThat(agent().path("active_sessions").asInt()).isZero();
        assertThat(engine.calls).noneMatch(call -> call.contains("session"));
    }

    @Test
    void anInstanceThatTakesSessionsItselfIsAsked() throws Exception {
        engine.endpoints = true;
        fixture.serve();
        String id = new JsonMapper()
                .readTree(startSession().body())
                .path("session_id")
                .asText();
        client.send(
                client.request("/_emulator/sessions?session_id=" + id).DELETE().build());
        assertThat(engine.calls).anyMatch(call -> call.startsWith("session CA_1-"));
        assertThat(engine.calls).anyMatch(call -> call.startsWith("end session CA_1-"));
    }

    @Test
    void anInstanceThatRefusesASessionHasNone() throws Exception {
        engine.endpoints = true;
        engine.takesSessions = false;
        fixture.serve("staging");
        HttpResponse<String> answer =
                client.post("/_emulator/sessions", "{\"agent_id\":\"CA_1\",\"deployment\":\"staging\"}");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(agent().path("instances").path(0).path("sessions")).isEmpty();
        assertThat(agent().path("refused_sessions").asInt()).isEqualTo(1);
    }

    @Test
    void anUnknownSessionIsNotFound() throws Exception {
        assertThat(client.send(client.request("/_emulator/sessions?session_id=x")
                                .DELETE()
                                .build())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void stopAsksWhoeverStartedIt() throws Exception {
        assertThat(client.post("/_emulator/stop", "").statusCode()).isEqualTo(202);
        assertThat(fixture.emulator.stopRequested().isCancelled()).isTrue();
    }

    @Test
    void resetBeginsAgain() throws Exception {
        fixture.serve();
        client.deploy("CA_2", "");
        assertThat(client.post("/_emulator/reset", "").statusCode()).isEqualTo(200);
        assertThat(engine.running()).isEmpty();
        assertThat(client.rpc("ListAgents", "{}").findValuesAsText("agent_id")).containsOnly("CA_1");
        assertThat(agent().path("current").asText()).isEmpty();
    }

    @Test
    void resetEndsABuildToo() throws Exception {
        engine.buildsUntilCancelled();
        client.upload(client.form("CA_1", ""), new byte[] {1});
        var lines = client.stream(client.buildRequest("CA_1", "")).body().iterator();
        assertThat(lines.next()).isEqualTo(FakeEngine.step("one"));
        client.post("/_emulator/reset", "");
        assertThat(lines.next()).startsWith("BUILD ERROR: ");
        assertThat(fixture.problems).isEmpty();
    }
}
