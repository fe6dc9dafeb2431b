package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.TestClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodsTest {
    private static final String SECRETS = "\"secrets\":[{\"name\":\"A\",\"value\":\"MQ==\",\"kind\":1}]";

    private final EmulatorFixture fixture = new EmulatorFixture();
    private final TestClient client = fixture.client;

    @AfterEach
    void stop() {
        fixture.close();
    }

    private JsonNode agent(String id) throws Exception {
        return client.rpc("ListAgents", "{\"agent_id\":\"" + id + "\"}")
                .path("agents")
                .path(0);
    }

    @Test
    void anAgentIsCreatedFromSource() throws Exception {
        JsonNode created = client.rpc("CreateAgent", "{\"regions\":[\"us-east\"]," + SECRETS + "}");
        String id = created.path("agent_id").asText();
        assertThat(id).matches("CA_[A-Za-z0-9]{12}");
        assertThat(created.path("server_regions").path(0).asText()).isEqualTo("us-east");
        assertThat(created.path("tag").asText()).hasSize(14);
        assertThat(created.path("presigned_post_request")
                        .path("values")
                        .path("key")
                        .asText())
                .startsWith(id);
        assertThat(agent(id).path("secrets").path(0).path("name").asText()).isEqualTo("A");
        client.deploy(id, "");
        fixture.await("healthy");
        assertThat(agent(id).path("agent_deployments").path(0).path("status").asText())
                .isEqualTo("Running");
    }

    @Test
    void theSecondFormOfCreateOnlyCreates() throws Exception {
        JsonNode created = client.rpc("CreateAgentV2", "{\"regions\":[\"us-east\"]}");
        assertThat(created.path("status").asText()).isEqualTo("Pending");
        assertThat(agent(created.path("agent_id").asText()).path("version").asText())
                .isEqualTo("--");
    }

    @Test
    void theOlderDeployGivesAFormAndAnAddress() throws Exception {
        JsonNode answer = client.rpc("DeployAgent", "{\"agent_id\":\"CA_1\",\"deployment\":\"staging\"}");
        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("deployment").asText()).isEqualTo("staging");
        assertThat(answer.path("presigned_url").asText())
                .contains(answer.path("tag").asText());
        assertThat(answer.path("presigned_post_request").path("url").asText()).startsWith(fixture.emulator.url());
    }

    @Test
    void anAgentIsPromotedRestartedAndDeleted() throws Exception {
        String tag = fixture.serve("staging");
        JsonNode promoted = client.rpc("PromoteAgent", "{\"agent_id\":\"CA_1\",\"src_deployment\":\"staging\"}");
        assertThat(promoted.path("version_tag").asText()).isEqualTo(tag);
        fixture.await("takes new sessions");
        assertThat(agent("CA_1").path("version").asText()).isEqualTo(tag);
        for (String call : new String[] {"RestartAgent", "UpdateAgentSecrets", "UpdateAgent", "DeleteAgent"}) {
            assertThat(client.rpc(call, "{\"agent_id\":\"CA_1\"," + SECRETS + "}")
                            .path("success")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(client.rpc("ListAgents", "{}").path("agents")).isEmpty();
        assertThat(client.call("DeployAgentV2", "{\"agent_id\":\"CA_1\"}").statusCode())
                .isEqualTo(404);
        assertThat(fixture.problems).isEmpty();
    }

    @Test
    void privateLinksAreMadeAskedAboutAndRemoved() throws Exception {
        JsonNode link = client.rpc(
                        "CreatePrivateLink",
                        "{\"name\":\"db\",\"region\":\"us-east\",\"port\":5432,\"endpoint\":\"db.internal\"}")
                .path("private_link");
        String id = link.path("private_link_id").asText();
        assertThat(id).startsWith("PL_");
        assertThat(link.has("aws")).isFalse();
        assertThat(client.rpc("ListPrivateLinks", "{}").path("items")).hasSize(1);
        assertThat(client.get("/_emulator/state")
                        .path("private_links")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("db");
        String asked = "{\"private_link_id\":\"" + id + "\"}";
        assertThat(client.rpc("GetPrivateLinkStatus", asked)
                        .path("value")
                        .path("status")
                        .asText())
                .startsWith("PRIVATE_LINK_STATUS_");
        assertThat(client.rpc("DestroyPrivateLink", asked)).isEmpty();
        assertThat(client.call("GetPrivateLinkStatus", asked).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CreateAgent | {} | 400 | invalid_argument",
                "CreateAgentV2 | {\"regions\":[\"mars\"]} | 400 | invalid_argument",
                "DeployAgent | {} | 400 | invalid_argument",
                "PromoteAgent | {\"agent_id\":\"CA_1\",\"src_deployment\":\"x\"} | 404 | not_found",
                "PromoteAgent | {\"agent_id\":\"CA_1\"} | 400 | invalid_argument",
                "RestartAgent | {\"agent_id\":\"CA_x\"} | 404 | not_found",
                "UpdateAgent | {\"agent_id\":\"CA_x\"} | 404 | not_found",
                "UpdateAgent | {\"agent_id\":\"CA_1\",\"regions\":[\"mars\"]} | 400 | invalid_argument",
                "UpdateAgentSecrets | {\"agent_id\":\"CA_1\",\"secrets\":[{\"name\":\"a b\"}]} | 400 | invalid_argument",
                "DeleteAgent | {\"agent_id\":\"CA_1\",\"deployment\":\"x\"} | 404 | not_found",
                "CreatePrivateLink | {} | 400 | invalid_argument",
                "DestroyPrivateLink | {\"private_link_id\":\"PL_x\"} | 404 | not_found"
            })
    void refusalsHaveTheServicesForm(String method, String body, int status, String code) throws Exception {
        HttpResponse<String> answer = client.call(method, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new JsonMapper().readTree(answer.body()).path("code").asText())
                .isEqualTo(code);
    }
}
