package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.DeployAgentV2Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwirpRequestTest {
    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new LocalCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void carriesTheHeadersOfTheContract() throws Exception {
        cloud.answer(200, "{}");
        cloud.agents().listAgents("CA_1");
        RecordedRequest request = cloud.request();
        assertThat(request.getRequestLine()).isEqualTo("POST /twirp/livekit.CloudAgent/ListAgents HTTP/1.1");
        assertThat(request.getHeaders().toMultimap())
                .containsEntry("content-type", List.of("application/json"))
                .containsEntry("accept", List.of("application/json"))
                .containsEntry("twirp-version", List.of("v8.1.3"))
                .containsEntry("x-livekit-cli-version", List.of("2.18.1"))
                .containsEntry("accept-encoding", List.of("gzip"))
                .containsEntry("user-agent", List.of("lkj/0"))
                .containsEntry("content-length", List.of("19"))
                .containsEntry(
                        "authorization",
                        List.of("Bearer " + AccessToken.sign(LocalCloud.CREDENTIALS, cloud.time.now())))
                .doesNotContainKey("transfer-encoding")
                .doesNotContainKey("x-livekit-agent-version-attributes");
        assertThat(request.getChunkSizes()).isNullOrEmpty();
        assertThat(request.getBody().utf8()).isEqualTo("{\"agent_id\":\"CA_1\"}");
    }

    @Test
    void sendsAnEmptyObjectForAnEmptyMessage() throws Exception {
        cloud.answer(200, "{}");
        cloud.agents().clientSettings();
        RecordedRequest request = cloud.request();
        assertThat(request.getTarget()).isEqualTo("/twirp/livekit.CloudAgent/GetClientSettings");
        assertThat(request.getBody().utf8()).isEqualTo("{}");
    }

    @Test
    void sendsADeployWithItsSecretsAndAttributes() throws Exception {
        cloud.answer(200, "{\"success\":true}");
        cloud.agents()
                .deploy(new DeployAgentV2Request(
                        "CA_1",
                        List.of(new AgentSecret("KEY", Bytes.of("v"), AgentSecretKind.AGENT_SECRET_KIND_FILE)),
                        "staging",
                        Map.of("git_commit", "3f2c1aa")));
        RecordedRequest request = cloud.request();
        assertThat(request.getTarget()).isEqualTo("/twirp/livekit.CloudAgent/DeployAgentV2");
        assertThat(request.getBody().utf8()).isEqualTo("""
                {"agent_id":"CA_1","secrets":[{"name":"KEY","value":"dg==","kind":"AGENT_SECRET_KIND_FILE"}],\
                "deployment":"staging","attributes":{"git_commit":"3f2c1aa"}}""");
    }

    @Test
    void sendsARollbackWithItsVersion() throws Exception {
        cloud.answer(200, "{\"success\":true}");
        assertThat(cloud.agents().rollback("CA_1", "20250801000000").success()).isTrue();
        RecordedRequest request = cloud.request();
        assertThat(request.getTarget()).isEqualTo("/twirp/livekit.CloudAgent/RollbackAgent");
        assertThat(request.getBody().utf8()).isEqualTo("{\"agent_id\":\"CA_1\",\"version\":\"20250801000000\"}");
    }

    @Test
    void asksForTheVersionsOfOneAgent() throws Exception {
        cloud.answer(200, "{}");
        cloud.agents().listAgentVersions("CA_1");
        RecordedRequest request = cloud.request();
        assertThat(request.getTarget()).isEqualTo("/twirp/livekit.CloudAgent/ListAgentVersions");
        assertThat(request.getBody().utf8()).isEqualTo("{\"agent_id\":\"CA_1\"}");
    }

    @Test
    void keepsThePathOfTheBase() throws Exception {
        cloud.answer(200, "{}");
        cloud.agents(cloud.base() + "/gateway/a").listAgents();
        assertThat(cloud.request().getTarget()).isEqualTo("/gateway/a/twirp/livekit.CloudAgent/ListAgents");
    }

    @Test
    void signsEachRequestAfresh() throws Exception {
        cloud.answer(200, "{}");
        cloud.answer(200, "{}");
        AgentsApi agents = cloud.agents();
        agents.listAgents();
        cloud.time.pause(java.time.Duration.ofSeconds(1));
        agents.listAgents();
        assertThat(cloud.request().getHeaders().get("Authorization"))
                .isNotEqualTo(cloud.request().getHeaders().get("Authorization"));
    }
}
