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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of a deploy, one by one: what each says, sends and fails with. */
class DeployStepsTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Stage stage = Stage.own();

    @BeforeEach
    void open() throws IOException {
        TestImage.of("one").dockerArchive(stage.workspace().work().resolve("img.tar"));
    }

    private CliHarness.Result deploy(String flags) {
        return stage.run(("agent deploy " + flags).strip().split(" ", -1));
    }

    private JsonNode sent() {
        return stage.cloud().requests().stream()
                .filter(request -> request.name().equals("DeployAgentV2"))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private void commit() throws IOException, InterruptedException {
        stage.workspace().shell("git init -q -b main . && git add . && git commit -q -m one");
    }

    @Test
    void anEmptyDeploymentIsProduction() {
        CliHarness.Result result = deploy("--deployment=");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(sent().path("deployment").asText()).isEmpty();
        assertThat(result.err()).contains("deployment production");
    }

    @Test
    void aNamedDeploymentIsSaidAndSent() {
        CliHarness.Result result = deploy("-d staging --detach");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(sent().path("deployment").asText()).isEqualTo("staging");
        assertThat(result.err()).contains(", deployment staging");
    }

    @Test
    void attributesComeBeforeSecrets() {
        CliHarness.Result result = deploy("--secrets WORD --attributes {\"a\":1}");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--attributes").doesNotContain("secrets");
    }

    @Test
    void gitIsLookedAtWhenTheTargetIsKnown() throws IOException, InterruptedException {
        commit();
        stage.workspace().file("agent.py", "print()\n");

        String said = deploy("").err();

        assertThat(said.indexOf("uncommitted changes"))
                .isGreaterThan(said.indexOf("Using agent [CA_abc]"))
                .isLessThan(said.indexOf("Detected agent language [python.pip]"));
    }

    @Test
    void changesElsewhereInTheRepositoryCountToo() throws IOException, InterruptedException {
        Path work = stage.workspace().work();
        stage.workspace().file("svc/requirements.txt", "livekit-agents~=1.2\n").file("svc/Dockerfile", "FROM x\n");
        Files.copy(work.resolve("livekit.toml"), work.resolve("svc/livekit.toml"));
        commit();
        stage.workspace().file("other.txt", "new\n");

        CliHarness.Result result = deploy("svc");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("Working tree has uncommitted changes");
        assertThat(sent().path("attributes").has("git_tree")).isTrue();
    }

    @Test
    void aBranchThatIsGivenStaysBesideGitsCommit() throws IOException, InterruptedException {
        commit();

        assertThat(deploy("--attribute git_branch=mine").code()).isZero();
        assertThat(sent().path("attributes").path("git_branch").asText()).isEqualTo("mine");
        assertThat(sent().path("attributes").has("git_commit")).isTrue();
    }

    @Test
    void aDetachedCommitHasNoBranch() throws IOException, InterruptedException {
        commit();
        stage.workspace().shell("git checkout -q --detach");

        assertThat(deploy("").err())
                .contains("Tagging deployment with commit [")
                .doesNotContain(" on branch [");
        assertThat(sent().path("attributes").has("git_branch")).isFalse();
    }

    @Test
    void noDockerfileIsMade() throws IOException {
        Path dockerfile = stage.workspace().work().resolve("Dockerfile");
        Files.delete(dockerfile);

        assertThat(deploy("").code()).isZero();
        assertThat(dockerfile).doesNotExist();
        assertThat(stage.cloud().requests())
                .filteredOn(request -> request.name().equals("upload"))
                .singleElement()
                .satisfies(upload -> assertThat(upload.body().toString())
                        .contains("requirements.txt")
                        .doesNotContain("Dockerfile"));
    }

    @Test
    void whatIsNoProjectIsNotDeployed() throws IOException {
        stage.workspace().file("empty/readme", "");

        CliHarness.Result result = deploy("empty --id CA_abc");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no agent project detected in the current directory");
        assertThat(stage.cloud().writes()).isEmpty();
    }

    @Test
    void anOldSdkIsDeployedWhenTheCheckIsSkipped() throws IOException {
        stage.workspace().file("requirements.txt", "livekit-agents==0.9\n");

        CliHarness.Result result = deploy("--skip-sdk-check");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("warning: Error checking SDK version: package livekit-agents version ==0.9 is too old")
                .contains(", skipping...");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UpdateAgentSecrets | unable to update agent secrets: not now
            push-target        | unable to deploy prebuilt image: failed to get push target: push-target returned 400
            """)
    void aRefusedCallOfAnImageSaysWhatItWas(String call, String message) {
        stage.cloud().always(call, Answers.error("invalid_argument", "not now"));

        CliHarness.Result result = deploy("--image-tar img.tar --secrets A=1");

        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains("error: " + message);
        assertThat(stage.cloud().requests()).noneMatch(request -> request.path().startsWith("/v2/"));
    }

    @Test
    void secretsOfAnImageThatAreNotTakenEndIt() {
        stage.service().withObject("/responses").putObject("UpdateAgentSecrets").put("message", "busy");

        CliHarness.Result result = deploy("--image-tar img.tar --secrets A=1");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("error: failed to update agent secrets: busy");
        assertThat(stage.cloud().requests()).extracting(CloudRequest::name).doesNotContain("push-target");
    }

    @Test
    void anImageAsksNothingAboutTheSource() {
        CliHarness.Result result = deploy("--image-tar img.tar");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("Detected agent language");
        assertThat(stage.cloud().requests())
                .extracting(CloudRequest::name)
                .doesNotContain("GetClientSettings", "UpdateAgentSecrets", "DeployAgentV2", "upload", "build");
    }

    @Test
    void theEngineAndTheImageAreNamed() {
        stage.settings(lkj -> lkj.with("DOCKER_HOST", "unix://" + folder.resolve("no.sock")));

        assertThat(deploy("--image agent:1").err()).contains("Loading image from Docker daemon [agent:1]\n");
    }
}
