package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code dockerfile} and {@code config} write into a folder, and when they write nothing. */
class FolderFilesTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    private Path file(String name) {
        return stage.workspace().work().resolve(name);
    }

    @Test
    void settingsComeBeforeTheType() throws IOException {
        stage.workspace().file("empty/readme", "");

        assertThat(stage.type("agent dockerfile empty").code()).isEqualTo(2);
        assertThat(stage.cloud().requests()).extracting(CloudRequest::name).containsExactly("GetClientSettings");
    }

    @Test
    void bothFilesThatAreThereAreASuccess() throws IOException {
        stage.workspace().file(".dockerignore", "data\n");

        CliHarness.Result result = stage.type("agent dockerfile");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "Dockerfile already exists; skipping. Use --overwrite to replace.",
                        "\n.dockerignore already exists; skipping. Use --overwrite to replace.")
                .doesNotContain("Wrote");
    }

    @Test
    void theUsualEntrypointIsTaken() throws IOException {
        stage.workspace().file("svc/requirements.txt", "livekit-agents\n").file("svc/agent.py", "");
        stage.workspace().file("svc/aaa.py", "");

        CliHarness.Result result = stage.type("agent dockerfile svc");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("Using entrypoint file [agent.py]\n");
    }

    @Test
    void anAgentThatIsNotThereHasNoFile() throws IOException {
        Files.delete(file("livekit.toml"));

        CliHarness.Result result = stage.type("agent config --id CA_none");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("error: agent not found");
        assertThat(file("livekit.toml")).doesNotExist();
    }

    @Test
    void aUrlWithoutSubdomainHasNoFile() throws IOException {
        Files.delete(file("livekit.toml"));
        stage.settings(lkj -> lkj.with("LIVEKIT_URL", "http://localhost:7880"));

        CliHarness.Result result = stage.type("agent config --id CA_abc");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("invalid project URL [http://localhost:7880]");
        assertThat(file("livekit.toml")).doesNotExist();
    }

    @Test
    void whatWasWrittenIsToldInJson() {
        CliHarness.Result result = stage.type("agent config --id CA_abc --json");

        JsonNode answer = RequestForm.parse(result.out());
        assertThat(answer.toString())
                .isEqualTo("{\"file\":\"livekit.toml\",\"subdomain\":\"my-app-1a2b\",\"agent_id\":\"CA_abc\"}");
        assertThat(result.err()).contains("Saving config file [livekit.toml]");
    }
}
