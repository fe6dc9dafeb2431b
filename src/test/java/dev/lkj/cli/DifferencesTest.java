package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What differs from {@code lk} on purpose, where no other test shows it. */
class DifferencesTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    private String text(String file) throws IOException {
        return Files.readString(stage.workspace().work().resolve(file));
    }

    @Test
    void aMalformedPatternIsNamedBeforeAnyRequest() throws IOException {
        stage.workspace().file(".dockerignore", "data\n[a-\n");

        CliHarness.Result result = stage.type("agent deploy");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(".dockerignore:2");
        assertThat(stage.cloud().writes()).isEmpty();
    }

    @Test
    void anUnknownTypeOfProjectIsDeployedWithItsDockerfile() throws IOException {
        Path svc = stage.workspace().work().resolve("svc");
        stage.workspace().file("svc/main.rb", "puts 1\n").file("svc/Dockerfile", "FROM scratch\n");
        Files.copy(stage.workspace().work().resolve("livekit.toml"), svc.resolve("livekit.toml"));

        CliHarness.Result result = stage.type("agent deploy svc");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(stage.cloud().requests()).extracting(CloudRequest::name).contains("GetClientSettings");
        assertThat(stage.cloud().writes()).containsExactly("DeployAgentV2", "upload", "build");
    }

    @Test
    void anUpdateLeavesTheProjectFileAlone() throws IOException {
        String file = "# ours\n" + text("livekit.toml");
        stage.workspace().file("livekit.toml", file);

        CliHarness.Result result = stage.type("agent update --detach");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(text("livekit.toml")).isEqualTo(file);
    }

    @Test
    void configLooksAndWritesInItsFolder() throws IOException {
        String here = text("livekit.toml");
        stage.workspace().file("svc/agent.py", "");

        CliHarness.Result result = stage.type("agent config svc --id CA_abc");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(text("svc/livekit.toml")).contains("id = \"CA_abc\"");
        assertThat(text("livekit.toml")).isEqualTo(here);
    }

    @Test
    void configOverAnotherAgentsFileNeedsAYes() throws IOException {
        String other = "[project]\n  subdomain = \"my-app-1a2b\"\n\n[agent]\n  id = \"CA_other\"\n";
        stage.workspace().file("svc/livekit.toml", other);

        CliHarness.Result refused = stage.type("agent config svc --id CA_abc");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("already exists: it is of agent CA_other", "--yes");
        assertThat(text("svc/livekit.toml")).isEqualTo(other);

        assertThat(stage.type("agent config svc --id CA_abc --yes").code()).isZero();
        assertThat(text("svc/livekit.toml")).contains("CA_abc").doesNotContain("CA_other");
    }

    @Test
    void configOverTheSameAgentsFileAsksNothing() throws IOException {
        stage.settings(harness -> harness.terminals(true, true, true));

        CliHarness.Result result = stage.type("agent config --id CA_abc");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("Overwrite?");
        assertThat(text("livekit.toml")).contains("CA_abc");
    }

    @Test
    void aFileOfTheOldFormIsCompletedAndNeverGuessed() throws IOException {
        stage.workspace().file("livekit.toml", "project_subdomain = \"my-app-1a2b\"\n");

        assertThat(stage.type("agent update").code()).isEqualTo(2);
        assertThat(stage.cloud().writes()).isEmpty();
        assertThat(stage.type("agent config").code()).isZero();
        assertThat(text("livekit.toml"))
                .contains("[project]", "id = \"CA_abc\"")
                .doesNotContain("project_subdomain");
    }

    @Test
    void aThemeHasNoEffect() throws IOException {
        Path config = Files.createDirectories(stage.workspace().home().resolve(".livekit"))
                .resolve("cli-config.yaml");
        Files.writeString(config, "theme: purple\n");

        CliHarness.Result result = stage.type("agent list");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("theme");
        assertThat(config).hasContent("theme: purple\n");
    }

    @Test
    void aDockerignoreThatIsThereStays() throws IOException, InterruptedException {
        Transcript create = Transcript.named("create-python");
        Workspace workspace = new Workspace(Files.createDirectory(folder.resolve("create")));
        create.prepare(workspace);
        Files.deleteIfExists(workspace.work().resolve("Dockerfile"));
        workspace.with(Workspace.CREDENTIALS).file(".dockerignore", "data\n");
        try (FakeCloud cloud = new FakeCloud(create.given().path("service"), workspace.time())) {
            CliHarness.Result result = workspace.lkj(cloud).run("agent", "create", "--region", "us-east");

            assertThat(result.err()).contains("Created [Dockerfile]", "Using existing .dockerignore");
            assertThat(workspace.work().resolve(".dockerignore")).hasContent("data\n");
        }
    }
}
