package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nobody can be asked, a message names the flag that answers the question, and nothing is changed. */
class WithoutATerminalTest {
    private static final String TWO_PROJECTS = """
            default_project: ""
            projects:
              - {name: acme, url: "wss://acme-1.livekit.cloud", api_key: key, api_secret: secret}
              - {name: zeta, url: "wss://zeta-2.livekit.cloud", api_key: key, api_secret: secret}
            """;

    @RegisterExtension
    private final Stage stage = Stage.own();

    private void withoutProjectFile() throws IOException {
        Files.delete(stage.workspace().work().resolve("livekit.toml"));
    }

    private void withoutCredentials() throws IOException {
        withoutProjectFile();
        stage.settings(
                lkj -> lkj.with("LIVEKIT_URL", "").with("LIVEKIT_API_KEY", "").with("LIVEKIT_API_SECRET", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy",
                "promote -d staging",
                "rollback",
                "status",
                "status --wait",
                "versions",
                "logs",
                "secrets",
                "secrets diff",
                "update-secrets --secrets A=1",
                "restart",
                "delete --yes",
                "config",
            })
    void oneOfSeveralAgentsIsNamedById(String words) throws IOException {
        withoutProjectFile();
        stage.service()
                .withArray("/agents")
                .addObject()
                .put("agentId", "CA_def")
                .put("version", "1")
                .put("deployedAt", "2025-08-09T00:00:00Z");

        CliHarness.Result result = stage.type("agent " + words);

        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("non-interactive mode: set --id when multiple agents exist");
        assertThat(stage.cloud().requests()).allMatch(CloudRequest::isRead);
    }

    @Test
    void theOnlyAgentIsTaken() throws IOException {
        withoutProjectFile();

        CliHarness.Result result = stage.type("agent status");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("No agent ID provided, selecting from available agents...", "Using agent [CA_abc]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create --region us-east",
                "dockerfile",
                "config --id CA_abc",
                "deploy --id CA_abc",
                "promote --id CA_abc -d staging",
                "status",
                "update --id CA_abc",
                "restart",
                "rollback",
                "logs",
                "delete --yes",
                "versions",
                "list",
                "secrets",
                "update-secrets --secrets A=1",
                "private-link create --name a --port 1 --endpoint b",
                "private-link list",
                "private-link delete --id PL_1",
                "private-link health-status --id PL_1",
                "init starter --template-url here",
                "start",
                "dev",
            })
    void oneOfSeveralProjectsIsNamedByProject(String words) throws IOException {
        withoutCredentials();
        stage.workspace().file("requirements.txt", "livekit-agents~=1.6\n").file("agent.py", "");
        Path file = stage.workspace().home().resolve(".livekit/cli-config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, TWO_PROJECTS);

        CliHarness.Result result = stage.type("agent " + words);

        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("multiple projects configured; set --project in non-interactive mode", "acme", "zeta");
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create --region us-east", "deploy --id CA_abc", "list", "private-link list"})
    void whereNoProjectIsConfiguredTheWaysToOneAreNamed(String words) throws IOException {
        withoutCredentials();

        CliHarness.Result result = stage.type("agent " + words);

        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains("no projects configured", "lkj cloud auth", "lkj project add");
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"deploy, 0", "rollback, 0", "restart, 0", "delete, 2", "'config --id CA_def', 2"})
    void whatDestroysNothingGoesOnWithoutAQuestion(String words, int code) {
        assertThat(stage.type("agent " + words).code()).isEqualTo(code);
    }

    @Test
    void theFileOfAnotherAgentIsReplacedWithYesOnly() {
        stage.service().withArray("/agents").addObject().put("agentId", "CA_def");

        CliHarness.Result refused = stage.type("agent config --id CA_def");
        CliHarness.Result agreed = stage.type("agent config --id CA_def --yes");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("config file [livekit.toml] already exists: it is of agent CA_abc, not of CA_def")
                .contains("--yes overwrites it, --config NAME writes another file");
        assertThat(agreed.code()).as(agreed.err()).isZero();
        assertThat(agreed.out()).isEqualTo("Saving config file [livekit.toml]\n");
        assertThat(stage.workspace().work().resolve("livekit.toml")).content().contains("CA_def");
    }
}
