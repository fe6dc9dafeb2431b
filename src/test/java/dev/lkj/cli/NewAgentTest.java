package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.TestImage;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code create} asks, sends and leaves, from source and of an image, in the order of its steps. */
class NewAgentTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() throws IOException {
        Files.delete(file("livekit.toml"));
        TestImage.of("one").dockerArchive(file("img.tar"));
    }

    private Path file(String name) {
        return stage.workspace().work().resolve(name);
    }

    private CliHarness.Result create(String flags) {
        return stage.run(("agent create " + flags).strip().split(" ", -1));
    }

    private List<String> calls() {
        return stage.cloud().requests().stream()
                .map(CloudRequest::name)
                .distinct()
                .toList();
    }

    private JsonNode created() {
        return stage.cloud().requests().stream()
                .filter(request -> request.name().equals("CreateAgent"))
                .findFirst()
                .orElseThrow()
                .body();
    }

    @Test
    void aUrlWithoutSubdomainIsRefused() {
        stage.settings(lkj -> lkj.with("LIVEKIT_URL", "http://localhost:7880"));

        CliHarness.Result result = create("--region us-east");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("invalid project URL [http://localhost:7880]");
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @Test
    void whoNamesTheProjectIsNotAskedAboutIt() throws IOException {
        stage.workspace().file("../home/.livekit/cli-config.yaml", """
                projects:
                  - {name: alpha, url: 'wss://my-app-1a2b.livekit.cloud', api_key: devkey, api_secret: secret}
                """);
        stage.settings(lkj -> lkj.terminals(true, true, true).with("NO_COLOR", "1"));

        CliHarness.Result result = create("--project alpha --region us-east --detach");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("Use project [");
    }

    @Test
    void sourceGoesFromSettingsToTheBuild() throws IOException {
        CliHarness.Result result = create("--region eu-central --secrets A=1 --attribute a=b");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(calls()).containsSubsequence("GetClientSettings", "CreateAgent", "upload", "build");
        assertThat(created().path("regions").toString()).isEqualTo("[\"eu-central\"]");
        assertThat(created().path("secrets")).hasSize(1);
        assertThat(created().has("attributes")).isFalse();
        assertThat(file("livekit.toml")).content().contains("CA_new");
        assertThat(result.err()).contains("Status   lkj agent status\n", "Logs     lkj agent logs\n");
    }

    @Test
    void anImageGoesFromSettingsToThePushWithItsAttributes() throws IOException, InterruptedException {
        stage.workspace().shell("git init -q -b main . && git add . && git commit -q -m one");

        CliHarness.Result result = create("--region us-east --image-tar img.tar --secrets A=1 --attribute a=b");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(calls()).containsSubsequence("GetClientSettings", "CreateAgent", "push-target");
        assertThat(stage.cloud().writes()).doesNotContain("UpdateAgentSecrets", "upload", "build");
        assertThat(created().path("secrets")).hasSize(1);
        assertThat(result.err()).contains("Created agent with ID [CA_new]", "Tagging deployment with commit [");
        assertThat(result.err()).contains("Loading image from [img.tar]", "Pushing image [");
        assertThat(stage.cloud().requests())
                .filteredOn(request -> request.path().startsWith("/v2/"))
                .isNotEmpty()
                .allMatch(request -> request.headers().containsKey("X-LIVEKIT-AGENT-VERSION-ATTRIBUTES"));
    }

    @Test
    void ofTwoImagesTheEnginesCounts() {
        stage.settings(lkj -> lkj.with("DOCKER_HOST", "unix://" + folder.resolve("no.sock")));

        CliHarness.Result result = create("--region us-east --image agent:1 --image-tar img.tar");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("--image-tar is not used", "failed to resolve image in Docker daemon");
        assertThat(stage.cloud().writes()).isEmpty();
    }

    @Test
    void aRefusalOfTheAgentOfAnImageSaysSo() {
        stage.cloud().always("CreateAgent", Answers.error("invalid_argument", "not now"));

        CliHarness.Result result = create("--region us-east --image-tar img.tar");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("error: unable to create agent: not now");
        assertThat(file("livekit.toml")).doesNotExist();
        assertThat(calls()).doesNotContain("push-target");
    }

    @Test
    void aRegionOutsideTheProjectsOwnIsWarnedOf() {
        stage.service()
                .putObject("clientSettings")
                .put("python-min-sdk-version", "1.0.0")
                .put("node-min-sdk-version", "1.0.0")
                .put("available_regions", "us-east,eu-central")
                .put("residency_warning_regions", "us-east")
                .put("project_data_region", "eu");

        CliHarness.Result result = create("--region us-east");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("warning: Deploying to [us-east]. Data residency warning: This agent will run in [us-east],"
                        + " but your project observability region is [eu].");
        assertThat(stage.cloud().writes()).contains("CreateAgent");
    }

    @Test
    void theRegionIsNotLookedUp() {
        assertThat(create("--region moon").code()).isZero();
        assertThat(created().path("regions").toString()).isEqualTo("[\"moon\"]");
    }

    @Test
    void aMissingDockerignoreIsMadeBesideADockerfile() throws IOException {
        Files.deleteIfExists(file(".dockerignore"));
        String dockerfile = Files.readString(file("Dockerfile"));

        CliHarness.Result result = create("--region us-east");

        assertThat(result.err()).contains("Using existing Dockerfile", "Created [.dockerignore]");
        assertThat(file("Dockerfile")).hasContent(dockerfile);
        assertThat(file(".dockerignore")).content().contains(".env");
    }

    @Test
    void aLogOfTheBuildThatFailedIsToldAsTheFailureOfTheCreate() {
        stage.service().putObject("build").put("error", "no luck");

        CliHarness.Result result = create("--region us-east");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("unable to create agent: ", "no luck");
        assertThat(file("livekit.toml")).content().contains("CA_new");
    }

    @Test
    void gitIsNotAskedForTheSourceOfANewAgent() throws IOException, InterruptedException {
        stage.workspace().shell("git init -q -b main . && git add . && git commit -q -m one");
        stage.workspace().file("agent.py", "print()\n");

        CliHarness.Result result = create("--region us-east");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("Tagging deployment", "uncommitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--image-tar img.tar "})
    void secretsComeBeforeSettingsAndTheRegionAfterThem(String image) {
        assertThat(create(image + "--secrets WORD").code()).isEqualTo(2);
        assertThat(stage.cloud().requests()).isEmpty();

        assertThat(create(image.strip()).err()).contains("--region flag must be specified");
        assertThat(calls()).containsExactly("GetClientSettings");
    }
}
