package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Dockerfile for a project that has none, and never one over another. */
class DockerfileTest {
    @TempDir
    private Path folder;

    private Workspace workspace;
    private FakeCloud cloud;

    @BeforeEach
    void open() throws IOException {
        workspace = new Workspace(folder).with(Workspace.CREDENTIALS);
        cloud = new FakeCloud(FakeCloud.scenario(), workspace.time());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private CliHarness.Result run(String... more) {
        String[] words = new String[2 + more.length];
        words[0] = "agent";
        words[1] = "dockerfile";
        System.arraycopy(more, 0, words, 2, more.length);
        return workspace.lkj(cloud).run(words);
    }

    private String read(String name) throws IOException {
        return Files.readString(workspace.work().resolve(name));
    }

    @Test
    void worksOnAnotherFolderWithPathsRelativeToIt() throws IOException {
        workspace.file("svc/requirements.txt", "livekit-agents\n").file("svc/src/main.py", "");

        CliHarness.Result result = run("svc");

        assertThat(result.out()).isEqualTo("Using entrypoint file [src/main.py]\n");
        assertThat(read("svc/Dockerfile")).contains("CMD [\"python\", \"src/main.py\", \"start\"]");
        assertThat(result.err()).contains("Wrote new Dockerfile", "Wrote new .dockerignore");
    }

    @Test
    void keepsWhatIsThereUnlessToldOtherwise() throws IOException {
        workspace.file("uv.lock", "").file("agent.py", "").file("Dockerfile", "FROM scratch\n");

        CliHarness.Result kept = run();
        assertThat(kept.err()).contains("Dockerfile already exists; skipping. Use --overwrite to replace.");
        assertThat(kept.out()).isEmpty();
        assertThat(read("Dockerfile")).isEqualTo("FROM scratch\n");
        assertThat(read(".dockerignore")).contains(".env");

        assertThat(run("--overwrite").code()).isZero();
        assertThat(read("Dockerfile")).contains("uv sync --locked");
    }

    @Test
    void saysInJsonWhatItWrote() throws IOException {
        workspace.file("package.json", "{}").file("Dockerfile", "FROM scratch\n");

        CliHarness.Result result = run("--json");

        assertThat(RequestForm.parse(result.out()).toString())
                .isEqualTo("{\"type\":\"node\",\"entrypoint\":null,"
                        + "\"files\":{\"Dockerfile\":\"kept\",\".dockerignore\":\"written\"}}");
    }

    @Test
    void anUnknownProjectIsAnError() {
        CliHarness.Result result = run();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no agent project detected in the current directory");
    }

    @Test
    void aFileIsNoWorkingDirectory() throws IOException {
        workspace.file("file", "");

        CliHarness.Result result = run("file");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("invalid working directory: file");
    }

    @Test
    void aServiceWithoutSettingsIsAnError() throws IOException {
        workspace.file("requirements.txt", "livekit-agents\n");
        cloud.always("GetClientSettings", Answers.json(200, "{}"));

        CliHarness.Result result = run();

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("unable to fetch client settings from server, please try again later");
        assertThat(Files.exists(workspace.work().resolve("Dockerfile"))).isFalse();
    }
}
