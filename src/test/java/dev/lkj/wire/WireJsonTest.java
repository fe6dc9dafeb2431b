package dev.lkj.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireJsonTest {
    private static <T> T read(Class<T> type, String json) throws Exception {
        return type.cast(WireJson.reader(type).readValue(json));
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
    void refusesATimeThatIsNone() {
        assertThatThrownBy(() -> read(AgentInfo.class, "{\"deployed_at\":\"yesterday\"}"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void writesRequestsInSnakeCaseWithoutDefaults() throws Exception {
        var request = new DeployAgentV2Request(
                "CA_1",
                List.of(new AgentSecret("KEY", Bytes.of("v"), AgentSecretKind.AGENT_SECRET_KIND_ENVIRONMENT)),
                "",
                Map.of("git_commit", "abc"));
        assertThat(WireJson.requestWriter().writeValueAsString(request))
                .isEqualTo("{\"agent_id\":\"CA_1\",\"secrets\":[{\"name\":\"KEY\",\"value\":\"dg==\","
                        + "\"kind\":\"AGENT_SECRET_KIND_ENVIRONMENT\"}],\"attributes\":{\"git_commit\":\"abc\"}}");
        assertThat(WireJson.requestWriter().writeValueAsString(new ClientSettingsRequest()))
                .isEqualTo("{}");
    }

    @Test
    void writesForDisplayInCamelCaseWithoutDefaults() throws Exception {
        var versions = new ListAgentVersionsResponse(List.of(new AgentVersion(
                "1", true, Instant.parse("2026-01-02T03:04:05Z"), null, Map.of(), "Running", "", false, false)));
        assertThat(WireJson.displayWriter().writeValueAsString(versions)).isEqualToIgnoringWhitespace("""
                {"versions":[{"version":"1","current":true,"createdAt":"2026-01-02T03:04:05Z","status":"Running"}]}""");
    }
}
