package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.TestImage;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.CloudRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prebuilt images: what is refused before any request, and a registry that is not the usual one. */
class DeployImageUsageTest {
    private final TestImage image = TestImage.of("one", "two");

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        stage = new Stage(folder);
        image.dockerArchive(file());
    }

    @AfterEach
    void close() throws IOException {
        stage.close();
        assertThat(stage.workspace().leftovers()).isEmpty();
    }

    private Path file() {
        return stage.workspace().work().resolve("img.tar");
    }

    private void assertRefused(CliHarness.Result result, String words) {
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(words);
        assertThat(stage.cloud().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--image", "--image-tar"})
    void imagesAlwaysGoToProduction(String flag) {
        assertRefused(
                stage.run("agent", "deploy", flag, "img.tar", "--deployment", "staging"),
                "--deployment has no effect on a prebuilt image");
    }

    @Test
    void aFileThatIsNotThereIsToldBeforeAnyRequest() {
        assertRefused(
                stage.run("agent", "deploy", "--image-tar", "no.tar"),
                "unable to deploy prebuilt image: failed to load image: open no.tar: no such file or directory");
    }

    @Test
    void aTruncatedFileIsToldBeforeAnyRequest() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, 1500));

        assertRefused(stage.run("agent", "deploy", "--image-tar", "img.tar"), "failed to load image: img.tar ");
    }

    @Test
    void aLayerThatIsMissingIsToldBeforeAnyRequest() throws IOException {
        Map<String, byte[]> files = image.dockerFiles(image.layers());
        files.remove("layer1/layer.tar");
        Files.write(file(), TestImage.tar(files));

        assertRefused(stage.run("agent", "deploy", "--image-tar", "img.tar"), "lacks layer1/layer.tar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a//b"})
    void aNameThatIsNoneIsTold(String name) {
        CliHarness.Result result = stage.run("agent", "deploy", "--image", name);

        assertRefused(result, name.isEmpty() ? "empty image reference" : "invalid image reference: " + name);
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldBeforeAnyRequest() {
        CliHarness.Result result = stage.settings(
                        harness -> harness.with("DOCKER_HOST", "unix://" + folder.resolve("no.sock")))
                .run("agent", "deploy", "--image", "agent:1", "--image-tar", "img.tar");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("--image-tar is not used")
                .contains("failed to resolve image in Docker daemon: docker image list: no answer from")
                .contains("DOCKER_HOST=unix:///path");
        assertThat(stage.cloud().requests()).isEmpty();
    }

    private CliHarness.Result deploy() {
        return stage.run("agent", "deploy", "--image-tar", "img.tar");
    }

    private void answer(String method, String path, MockResponse.Builder answer) {
        stage.cloud()
                .intercept((CloudRequest request, int nth) ->
                        request.method().equals(method) && request.path().contains(path) ? answer.build() : null);
    }

    @Test
    void aRegistryThatRefusesTheTokenIsDenied() {
        answer("GET", "/v2/", Answers.json(401, "{}").setHeader("WWW-Authenticate", "Basic realm=\"x\""));

        CliHarness.Result result = deploy();

        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err())
                .contains("failed to push image: 127.0.0.1 answered 401")
                .contains("LIVEKIT_API_KEY");
    }

    @Test
    void a401WithoutAChallengeIsPassedOver() {
        answer("GET", "/v2/", Answers.json(401, "{}"));

        CliHarness.Result result = deploy();

        assertThat(result.code()).as(result.err()).isZero();
    }

    @Test
    void anUploadIsNotSentIntoAnotherNetwork() {
        answer(
                "POST",
                "/blobs/uploads/",
                Answers.text(202, "").setHeader("Location", "http://169.254.169.254/latest/meta-data"));

        CliHarness.Result result = deploy();

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("names a forbidden address for the upload");
    }

    @Test
    void aPushTargetThatIsNoneIsTold() {
        answer("GET", "push-target", Answers.json(200, "{\"proxy_host\":\"\"}"));

        CliHarness.Result result = deploy();

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("failed to get push target: failed to decode push-target response");
    }

    @Test
    void everyRequestOfThePushCarriesTheAttributes() {
        CliHarness.Result result = stage.run("agent", "deploy", "--image-tar", "img.tar", "--attribute", "a=b");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(stage.cloud().requests())
                .filteredOn(request -> request.path().startsWith("/v2/"))
                .hasSize(15)
                .allMatch(request -> request.headers().containsKey("X-LIVEKIT-AGENT-VERSION-ATTRIBUTES"))
                .allMatch(request -> request.token().equals("ok"));
    }
}
