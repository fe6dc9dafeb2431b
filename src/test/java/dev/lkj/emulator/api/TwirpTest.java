package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.TestClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwirpTest {
    private static final String LIST = "/twirp/livekit.CloudAgent/ListAgents";

    private EmulatorFixture fixture;
    private TestClient client;

    @BeforeAll
    void start() {
        fixture = new EmulatorFixture();
        client = fixture.client;
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private static JsonNode error(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        return new JsonMapper().readTree(answer.body());
    }

    private static void assertError(HttpResponse<String> answer, int status, String code, String message)
            throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error(answer).path("code").asText()).isEqualTo(code);
        assertThat(error(answer).path("msg").asText()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET  | /twirp/livekit.CloudAgent/ListAgents | application/json | unsupported method "GET" (only POST is allowed)
                    PUT  | /twirp/livekit.CloudAgent/ListAgents | application/json | unsupported method "PUT" (only POST is allowed)
                    POST | /twirp/livekit.CloudAgent/Nothing    | application/json | no handler for path "/twirp/livekit.CloudAgent/Nothing"
                    POST | /twirp/livekit.Other/ListAgents      | application/json | no handler for path "/twirp/livekit.Other/ListAgents"
                    POST | /twirp/x                             | application/json | no handler for path "/twirp/x"
                    POST | /livekit.CloudAgent/ListAgents       | application/json | invalid path prefix "", expected "/twirp", on path "/livekit.CloudAgent/ListAgents"
                    POST | //twirp/livekit.CloudAgent/ListAgents | application/json | invalid path prefix "//twirp", expected "/twirp", on path "//twirp/livekit.CloudAgent/ListAgents"
                    POST | /twirp/livekit.CloudAgent/ListAgents | text/plain       | unexpected Content-Type: "text/plain"
                    """)
    void aRequestWithoutARouteIsABadRoute(String method, String path, String type, String message) throws Exception {
        HttpResponse<String> answer = client.send(client.request(path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString("{}"))
                .build());
        assertError(answer, 404, "bad_route", message);
        assertThat(error(answer).path("meta").path("twirp_invalid_route").asText())
                .isEqualTo(method + " " + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[{}]",
                "1",
                "\"x\"",
                "{",
                "{\"agent_id\":",
                "{\"agent_id\" \"x\"}",
                "{'agent_id':\"x\"}",
                "{\"agent_id\":\"x\",}",
                "{\"agent_id\":1}",
                "{\"agent_id\":true}",
                "{\"agent_id\":[]}",
                "{\"agent_id\":{}}",
                "{\"agent_id\":\"x\",\"agent_id\":\"x\"}",
                "{\"agent_id\":\"x\",\"agentId\":\"x\"}",
                "{\"agent_id\":null,\"agentId\":\"x\"}",
                "{\"agent_id\":\"\\ud800\"}",
            })
    void aBodyThatIsNotTheMessageIsMalformed(String body) throws Exception {
        assertError(client.call("ListAgents", body), 400, "malformed", "the json request could not be decoded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{} text behind it",
                "{\"unknown\":[{\"a\":1}],\"agent_id\":\"CA_1\"}",
                "{\"agent_id\":null}",
                "{\"agentId\":\"CA_1\",\"agentName\":\"first\"}",
            })
    void aBodyThatIsTheMessageIsTaken(String body) throws Exception {
        assertThat(client.rpc("ListAgents", body).path("agents")).hasSize(1);
    }

    @Test
    void aContentTypeMayHaveParametersAndAnyCase() throws Exception {
        HttpResponse<String> answer = client.send(client.request(LIST)
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic a2V5OnNlY3JldA==", "Bearer", "Bearer x", "Bearer a.b.c"})
    void withoutAGoodTokenNothingIsAnswered(String authorization) throws Exception {
        for (String path : new String[] {LIST, "/build?agent_id=CA_1"}) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(java.net.URI.create(fixture.emulator.url() + path))
                            .header("Content-Type", "application/json")
                            .header("Authorization", authorization)
                            .POST(BodyPublishers.ofString("{}"))
                            .build());
            assertError(answer, 401, "unauthenticated", "token");
        }
    }

    @Test
    void aWrongArgumentIsNamedInTheMeta() throws Exception {
        HttpResponse<String> answer =
                client.call("DeployAgentV2", "{\"agent_id\":\"CA_1\",\"deployment\":\"production\"}");
        assertError(answer, 400, "invalid_argument", "deployment ");
        assertThat(error(answer).path("meta").path("argument").asText()).isEqualTo("deployment");
    }

    @Test
    void anUnknownAgentHasNoVersionsButAnEmptyList() throws Exception {
        assertError(client.call("ListAgentVersions", "{\"agent_id\":\"CA_x\"}"), 404, "not_found", "CA_x");
        assertThat(client.rpc("ListAgents", "{\"agent_id\":\"CA_x\"}").path("agents"))
                .isEmpty();
    }

    @Test
    void anAgentIsFoundByItsNameToo() throws Exception {
        assertThat(client.rpc("ListAgentVersions", "{\"agent_name\":\"first\"}").path("versions"))
                .isEmpty();
        assertThat(client.call("ListAgentVersions", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void secretsAreListedWithoutValues() throws Exception {
        client.rpc(
                "DeployAgentV2",
                "{\"agent_id\":\"CA_s\",\"secrets\":[{\"name\":\"KEY\",\"value\":\"dg\",\"kind\":1}]}");
        JsonNode secret = client.rpc("ListAgentSecrets", "{\"agent_id\":\"CA_s\"}")
                .path("secrets")
                .path(0);
        assertThat(secret.path("name").asText()).isEqualTo("KEY");
        assertThat(secret.path("value").asText()).isEmpty();
        assertThat(secret.path("kind").asText()).isEqualTo("AGENT_SECRET_KIND_ENVIRONMENT");
        assertThat(secret.path("created_at").asText()).endsWith("Z");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws Exception {
        assertError(client.call("ListAgents", " ".repeat(16 * 1024 * 1024 + 1)), 400, "malformed", "larger than");
    }

    @Test
    void otherPathsAreNotFound() throws Exception {
        assertThat(client.send(client.request("/nothing").build()).statusCode()).isEqualTo(404);
        assertThat(client.send(client.request("/build").build()).statusCode()).isEqualTo(405);
    }
}
