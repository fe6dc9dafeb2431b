package dev.lkj.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    private static <T extends Record> T read(Class<T> type, String json) throws Exception {
        return WireJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String request(Record message) {
        return new String(WireJson.request(message), StandardCharsets.UTF_8);
    }

    @Test
    void readsSnakeCaseAndCamelCaseAlike() throws Exception {
        AgentInfo snake = read(AgentInfo.class, """
                {"agent_id":"CA_1","agent_name":"a","deployed_at":"2026-01-02T03:04:05.5+01:00",
                 "agent_deployments":[{"min_replicas":1,"deployment_enabled":true}]}""");
        AgentInfo camel = read(AgentInfo.class, """
                {"agentId":"CA_1","agentName":"a","deployedAt":"2026-01-02T02:04:05.500Z",
                 "agentDeployments":[{"minReplicas":1,"deploymentEnabled":true}]}""");
        assertThat(snake).isEqualTo(camel);
        assertThat(snake.deployedAt()).isEqualTo(Instant.parse("2026-01-02T02:04:05.5Z"));
        assertThat(snake.agentDeployments().get(0).minReplicas()).isEqualTo(1);
    }

    @Test
    void takesAbsentNullAndUnknownFieldsAsTheDefault() throws Exception {
        AgentInfo info = read(AgentInfo.class, """
                {"version":null,"agent_deployments":null,"deployed_at":null,"invented":{"x":[1]}}""");
        assertThat(info).isEqualTo(new AgentInfo("", "", "", List.of(), List.of(), null));
    }

    @Test
    void readsEnumsByNameAndNumberAndDropsUnknownOnes() throws Exception {
        assertThat(read(AgentEvent.class, "{\"type\":1}").type())
                .isEqualTo(AgentEventType.AGENT_EVENT_TYPE_APPLICATION_CRASHED);
        assertThat(read(AgentEvent.class, "{\"type\":\"AGENT_EVENT_TYPE_APPLICATION_CRASHED\"}")
                        .type())
                .isEqualTo(AgentEventType.AGENT_EVENT_TYPE_APPLICATION_CRASHED);
        assertThat(read(AgentEvent.class, "{\"type\":\"NEW\"}").type())
                .isEqualTo(AgentEventType.AGENT_EVENT_TYPE_UNKNOWN);
        assertThat(read(AgentEvent.class, "{}").type()).isEqualTo(AgentEventType.AGENT_EVENT_TYPE_UNKNOWN);
    }

    @Test
    void readsNumbersThatAreTexts() throws Exception {
        assertThat(read(BuildVertexStatus.class, "{\"total\":\"9007199254740993\",\"current\":12}"))
                .extracting(BuildVertexStatus::total, BuildVertexStatus::current)
                .containsExactly(9007199254740993L, 12L);
        assertThat(read(AgentDeployment.class, "{\"replicas\":\"3\"}").replicas())
                .isEqualTo(3);
    }

    @Test
    void readsAFieldWhoseNameJavaDoesNotAllow() throws Exception {
        assertThat(read(BuildVertexWarning.class, "{\"short\":\"YQ\"}").summary())
                .isEqualTo(Bytes.of("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"deployed_at\":\"yesterday\"}",
                "{\"agent_id\":{}}",
                "{\"agent_id\":[]}",
                "{\"secrets\":{}}",
                "{\"secrets\":[null]}",
                "{\"secrets\":[{\"value\":\"*\"}]}",
                "{\"agent_deployments\":[{\"replicas\":\"many\"}]}",
                "{\"agent_deployments\":[{\"replicas\":4294967296}]}",
                "{\"agent_deployments\":[{\"deployment_enabled\":\"yes\"}]}",
            })
    void refusesWhatIsNoSuchMessage(String json) {
        assertThatThrownBy(() -> read(AgentInfo.class, json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aMessageStandsAloneInItsLine() throws Exception {
        assertThat(read(AgentInfo.class, "{}{}")).isEqualTo(read(AgentInfo.class, "{}"));
        assertThatThrownBy(() -> WireJson.readLine("{}{}", BuildStatus.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void writesRequestsInSnakeCaseWithoutDefaults() throws Exception {
        var request = new DeployAgentV2Request(
                "CA_1",
                List.of(new AgentSecret("KEY", Bytes.of("v"), AgentSecretKind.AGENT_SECRET_KIND_ENVIRONMENT)),
                "",
                Map.of("git_commit", "abc"));
        assertThat(request(request))
                .isEqualTo("{\"agent_id\":\"CA_1\",\"secrets\":[{\"name\":\"KEY\",\"value\":\"dg==\","
                        + "\"kind\":\"AGENT_SECRET_KIND_ENVIRONMENT\"}],\"attributes\":{\"git_commit\":\"abc\"}}");
        assertThat(request(new ClientSettingsRequest())).isEqualTo("{}");
    }

    @Test
    void writesForDisplayInCamelCaseWithoutDefaults() throws Exception {
        var versions = new ListAgentVersionsResponse(List.of(new AgentVersion(
                "1", true, Instant.parse("2026-01-02T03:04:05Z"), null, Map.of(), "Running", "", false, false)));
        assertThat(WireJson.display(versions)).isEqualToIgnoringWhitespace("""
                {"versions":[{"version":"1","current":true,"createdAt":"2026-01-02T03:04:05Z","status":"Running"}]}""");
    }
}
