package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A new agent, or nothing at all: what create does, and what it leaves when something goes wrong. */
class CreateAgentTest {
    @TempDir
    private Path folder;

    private Workspace workspace;
    private FakeCloud cloud;

    @BeforeEach
    void open() throws IOException {
        workspace = new Workspace(folder).with(Workspace.CREDENTIALS);
        workspace.file("requirements.txt", "livekit-agents~=1.2\n").file("agent.py", "print('agent')\n");
        cloud = new FakeCloud(FakeCloud.scenario(), workspace.time());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private CliHarness.Result create(String... more) {
        String[] words = new String[2 + more.length];
        words[0] = "agent";
        words[1] = "create";
        System.arraycopy(more, 0, words, 2, more.length);
        return workspace.lkj(cloud).run(words);
    }

    private boolean exists(String name) {
        return Files.exists(workspace.work().resolve(name));
    }

    private String toml() throws IOException {
        return Files.readString(workspace.work().resolve("livekit.toml"));
    }

    @Test
    void makesTheFilesAndTheAgentAndWaitsUntilItServes() throws IOException {
        CliHarness.Result result = create("--region", "us-east");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("Using entrypoint file [agent.py]\nSaving config file [livekit.toml]\n");
        assertThat(result.err())
                .contains("Detected agent language [python.pip]", "Created [Dockerfile]", "Created [.dockerignore]")
                .contains("Created agent with ID [CA_new]", "20260102030406 is live in us-east");
        assertThat(toml()).contains("subdomain = \"my-app-1a2b\"", "id = \"CA_new\"");
        assertThat(cloud.writes()).containsExactly("CreateAgent", "upload", "build");
    }

    @Test
    void printsOneResultInJson() {
        CliHarness.Result result = create("--region", "us-east", "--json");

        List<JsonNode> events = result.out().lines().map(RequestForm::parse).toList();
        assertThat(events.get(events.size() - 1).toString())
                .contains("\"success\":true", "\"verified\":true", "\"agent_id\":\"CA_new\"");
        assertThat(events)
                .anyMatch(event -> event.path("event").asText().equals("created")
                        && event.path("agent_id").asText().equals("CA_new")
                        && event.path("region").asText().equals("us-east"));
        assertThat(result.err()).contains("Saving config file [livekit.toml]");
    }

    @Test
    void keepsFilesThatAreThere() throws IOException {
        workspace.file("Dockerfile", "FROM scratch\n").file(".dockerignore", "data\n");

        CliHarness.Result result = create("--region", "us-east");

        assertThat(result.err()).contains("Using existing Dockerfile", "Using existing .dockerignore");
        assertThat(Files.readString(workspace.work().resolve(".dockerignore"))).isEqualTo("data\n");
    }

    @Test
    void takesAnEnvFileOfTheFolder() throws IOException {
        workspace.file(".env.local", "OPENAI_API_KEY=abc\nLIVEKIT_URL=wss://x\n");

        CliHarness.Result result = create("--region", "us-east");

        assertThat(result.err()).contains("Using secrets file [.env.local]").doesNotContain("abc");
        assertThat(cloud.requests())
                .filteredOn(request -> request.name().equals("CreateAgent"))
                .allSatisfy(request -> assertThat(request.body().path("secrets"))
                        .hasSize(1)
                        .allMatch(secret -> secret.path("name").asText().equals("OPENAI_API_KEY")));
    }

    @Test
    void twoEnvFilesNeedAWord() throws IOException {
        workspace.file(".env.local", "A=1\n").file(".env", "A=2\n");

        CliHarness.Result result = create("--region", "us-east");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("multiple env files found; set --secrets-file in non-interactive mode");
        assertThat(cloud.writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent create | non-interactive mode: --region flag must be specified, available regions: [us-east",
                "agent create -d staging --region us-east | a new agent's first version goes to production",
                "agent create --region us-east nowhere | there is no folder nowhere",
                "agent create --region us-east --config gone/a.toml | cannot write ./gone/a.toml: there is no such folder",
                "agent create --region us-east --secrets A | invalid key-value pair",
                "agent create --region us-east --secret-mount gone.json | failed to get secret file",
            })
    void badInputChangesNothing(String line, String message) {
        CliHarness.Result result = workspace.lkj(cloud).run(line.split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(exists("Dockerfile")).isFalse();
        assertThat(exists("livekit.toml")).isFalse();
        assertThat(cloud.writes()).isEmpty();
    }

    @Test
    void anOldSdkChangesNothing() throws IOException {
        workspace.file("requirements.txt", "livekit-agents==0.9\n");

        CliHarness.Result result = create("--region", "us-east");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("is too old, please upgrade to 1.0.0");
        assertThat(exists("Dockerfile")).isFalse();
        assertThat(create("--region", "us-east", "--skip-sdk-check").err()).contains("Error checking SDK version");
    }

    @Test
    void anUnknownProjectNeedsADockerfile() throws IOException {
        Files.delete(workspace.work().resolve("requirements.txt"));
        assertThat(create("--region", "us-east").err()).contains("no agent project detected in the current directory");

        workspace.file("Dockerfile", "FROM scratch\n");
        assertThat(create("--region", "us-east").code()).isZero();
    }

    @Test
    void aFileOfAnotherAgentIsNotReplacedWithoutAWord() throws IOException {
        workspace.file("livekit.toml", "[project]\nsubdomain = \"my-app-1a2b\"\n[agent]\nid = \"CA_old\" # ours\n");

        CliHarness.Result result = create("--region", "us-east");

        assertThat(result.err()).contains("is of agent CA_old, which stays");
        assertThat(toml()).contains("id = \"CA_new\" # ours");
    }

    @Test
    void aFailureBeforeTheAgentExistsLeavesNoFile() {
        cloud.always("CreateAgent", Answers.error("permission_denied", "no more agents in this plan"));

        CliHarness.Result result = create("--region", "us-east");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("unable to create agent: no more agents in this plan");
        assertThat(exists("livekit.toml")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"upload", "build"})
    void aFailureAfterwardsSaysHowToGoOn(String call) throws IOException {
        cloud.always(call, Answers.text(call.equals("upload") ? 400 : 200, "BUILD ERROR: no space\n"));

        CliHarness.Result result = create("--region", "us-east");

        assertThat(result.code()).isEqualTo(call.equals("upload") ? 1 : 4);
        assertThat(result.err())
                .contains("unable to create agent: ")
                .contains("lkj agent deploy   goes on with agent CA_new")
                .contains("lkj agent delete   removes it again");
        assertThat(toml()).contains("CA_new");
    }

    @Test
    void anExpiredFormIsRenewedForTheSameAgent() {
        cloud.once("upload", Answers.text(403, "<Error><Message>Policy expired.</Message></Error>"));

        CliHarness.Result result = create("--region", "us-east");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(cloud.writes()).containsExactly("CreateAgent", "upload", "DeployAgentV2", "upload", "build");
    }

    @Test
    void aServiceWithoutRegionsHasOne() {
        cloud.always(
                "GetClientSettings",
                Answers.json(
                        200,
                        "{\"params\":[{\"name\":\"python-min-sdk-version\",\"value\":\"1.0.0\"},"
                                + "{\"name\":\"node-min-sdk-version\",\"value\":\"1.0.0\"}]}"));

        assertThat(create().err()).contains("Creating a new agent in region [us-east]");
    }

    @Test
    void attributesAreNotSilentlyLost() {
        assertThat(create("--region", "us-east", "--attribute", "a=b").err()).contains("attributes go with a deploy");
    }
}
