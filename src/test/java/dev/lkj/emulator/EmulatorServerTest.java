package dev.lkj.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.error.LkjException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorServerTest {
    @Test
    void aWholeDeployAndARollbackWorkOverHttp() throws Exception {
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            TestClient client = fixture.client;
            assertThat(client.rpc("GetClientSettings", "{}").path("params").findValuesAsText("name"))
                    .contains("python-min-sdk-version", "node-min-sdk-version", "available_regions");
            String first = fixture.serve();
            String second = fixture.serve();
            JsonNode agent = client.rpc("ListAgents", "{\"agent_id\":\"CA_1\"}")
                    .path("agents")
                    .path(0);
            assertThat(agent.path("version").asText()).isEqualTo(second);
            assertThat(agent.path("agent_deployments").path(0).path("status").asText())
                    .isEqualTo("Running");
            assertThat(client.rpc("RollbackAgent", "{\"agentId\":\"CA_1\",\"version\":\"" + first + "\"}")
                            .path("success")
                            .asBoolean())
                    .isTrue();
            fixture.await(first + " healthy");
            JsonNode versions =
                    client.rpc("ListAgentVersions", "{\"agent_id\":\"CA_1\"}").path("versions");
            assertThat(versions.findValuesAsText("version")).containsExactly(second, first);
            assertThat(versions.path(1).path("current").asBoolean()).isTrue();
            assertThat(fixture.problems).isEmpty();
        }
    }

    @Test
    void instancesGetTheProjectAndNothingOfTheEmulatorsOwnEnvironment() throws Exception {
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            fixture.serve();
            assertThat(fixture.engine.specs.values())
                    .singleElement()
                    .satisfies(spec -> assertThat(spec.environment())
                            .containsEntry("LIVEKIT_URL", "ws://127.0.0.1:" + fixture.emulator.port())
                            .containsEntry("LIVEKIT_API_KEY", fixture.emulator.apiKey())
                            .containsEntry("LIVEKIT_API_SECRET", fixture.emulator.apiSecret())
                            .containsEntry("LIVEKIT_AGENT_DEPLOYMENT", "")
                            .hasSize(4));
        }
    }

    @Test
    void theEnvironmentMakesAClientUseIt() {
        try (EmulatorFixture fixture = new EmulatorFixture(options -> options.withSubdomain("acme"))) {
            int port = fixture.emulator.port();
            assertThat(fixture.emulator.environment())
                    .containsEntry("LIVEKIT_URL", "http://acme.localhost:" + port)
                    .containsEntry("LK_AGENTS_URL", "http://127.0.0.1:" + port)
                    .containsKeys("LIVEKIT_API_KEY", "LIVEKIT_API_SECRET");
        }
    }

    @Test
    void closingEndsEveryInstanceWithinFiveSeconds() throws Exception {
        EmulatorFixture fixture = new EmulatorFixture();
        fixture.serve();
        fixture.close();
        assertThat(fixture.engine.calls).containsSubsequence("stop all 5", "close");
        assertThat(fixture.engine.running()).isEmpty();
    }

    @Test
    void whatWasAcknowledgedIsThereAfterANewStart(@TempDir Path folder) throws Exception {
        String tag;
        String key;
        try (EmulatorFixture fixture = new EmulatorFixture(options -> options.withDataDir(folder))) {
            tag = fixture.serve();
            key = fixture.emulator.apiKey();
        }
        try (EmulatorFixture fixture = new EmulatorFixture(options -> options.withDataDir(folder))) {
            JsonNode version = fixture.client
                    .rpc("ListAgentVersions", "{\"agent_id\":\"CA_1\"}")
                    .path("versions")
                    .path(0);
            assertThat(version.path("version").asText()).isEqualTo(tag);
            assertThat(version.path("current").asBoolean()).isTrue();
            assertThat(fixture.emulator.apiKey()).isEqualTo(key);
        }
    }

    @Test
    void aFormIsGoodAfterANewStart(@TempDir Path folder) throws Exception {
        java.util.Map<String, String> form;
        try (EmulatorFixture fixture = new EmulatorFixture(options -> options.withDataDir(folder))) {
            form = fixture.client.form("CA_1", "");
        }
        try (EmulatorFixture fixture = new EmulatorFixture(options -> options.withDataDir(folder))) {
            form.put("", fixture.emulator.url() + "/lkj-sources");
            assertThat(fixture.client.upload(form, new byte[] {1}).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            int port = fixture.emulator.port();
            assertThatThrownBy(() -> EmulatorServer.start(
                            EmulatorOptions.of(new FakeEngine()).withPort(port)))
                    .isInstanceOf(LkjException.class)
                    .hasMessageContaining("port " + port);
        }
    }

    @Test
    void unknownAgentsAreAdoptedOnTheirFirstDeploy() throws Exception {
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            fixture.client.deploy("CA_other", "");
            assertThat(fixture.client.rpc("ListAgents", "{}").findValuesAsText("agent_id"))
                    .contains("CA_other");
        }
    }

    @Test
    void unknownAgentsAreRefusedWhenItIsStrict() throws Exception {
        try (EmulatorFixture fixture = new EmulatorFixture(options -> options.withStrict(true))) {
            assertThat(fixture.client
                            .call("DeployAgentV2", "{\"agent_id\":\"CA_other\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void eventsAreLinesWithTheTimeOnTheWall() throws Exception {
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            fixture.client.deploy("CA_1", "staging");
            assertThat(fixture.await("built").line(ZoneOffset.UTC))
                    .matches("\\d\\d:\\d\\d:\\d\\d  CA_1 staging  built, starting 1 instance");
        }
    }

    @Test
    void severalRegionsHaveARowEach() throws Exception {
        try (EmulatorFixture fixture =
                new EmulatorFixture(options -> options.withRegions(List.of("us-east", "eu-central")))) {
            assertThat(fixture.client.rpc("ListAgents", "{}").findValuesAsText("region"))
                    .containsExactly("us-east", "eu-central");
        }
    }
}
