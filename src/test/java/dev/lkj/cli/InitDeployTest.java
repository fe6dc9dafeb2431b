package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.CloudRequest;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lkj agent init --deploy}: the starter project, made and created in the cloud at once. */
class InitDeployTest {
    @TempDir
    private Path folder;

    private Transcript create;
    private Workspace workspace;
    private Workspace starter;

    /** The starter repository is one of this machine, by git's own way to say so. */
    @BeforeEach
    void makeStarter() throws IOException, InterruptedException {
        create = Transcript.named("create-python");
        starter = new Workspace(Files.createDirectory(folder.resolve("starter")));
        create.prepare(starter);
        starter.shell("git init -q -b main . && git add -A && git commit -q -m first");
        workspace = new Workspace(Files.createDirectory(folder.resolve("run")));
        workspace.with(Workspace.CREDENTIALS);
        workspace.with(starterFor("python"));
    }

    private Map<String, String> starterFor(String language) {
        return Map.of(
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "url." + starter.work().toUri() + ".insteadOf",
                "GIT_CONFIG_VALUE_0", "https://github.com/livekit-examples/agent-starter-" + language);
    }

    private CliHarness.Result init(FakeCloud cloud, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("agent", "init", "mine", "--deploy"));
        words.addAll(List.of(more));
        return workspace.lkj(cloud).run(words.toArray(String[]::new));
    }

    @Test
    void theAgentIsCreatedFromTheNewFolder() throws IOException {
        try (FakeCloud cloud = new FakeCloud(create.given().path("service"), workspace.time())) {
            CliHarness.Result result = init(cloud, "--region", "us-east");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("Created [mine]", "Deploying agent...");
            assertThat(cloud.requests()).extracting(CloudRequest::name).contains("CreateAgent", "upload", "build");
            assertThat(workspace.work().resolve("mine/livekit.toml")).content().contains("id = \"CA_new\"");
            assertThat(workspace.leftovers()).isEmpty();
        }
    }

    @Test
    void programsGetEventsWithOneResult() throws IOException {
        try (FakeCloud cloud = new FakeCloud(create.given().path("service"), workspace.time())) {
            List<JsonNode> events = Stage.events(init(cloud, "--region", "us-east", "--json"));

            assertThat(events.get(0).path("event").asText()).isEqualTo("initialised");
            assertThat(events.get(0).path("directory").asText()).isEqualTo("mine");
            assertThat(events)
                    .filteredOn(event -> event.path("event").asText().equals("result"))
                    .hasSize(1);
        }
    }

    @Test
    void aCreateThatFailsLeavesTheProject() throws IOException {
        try (FakeCloud cloud = new FakeCloud(create.given().path("service"), workspace.time())) {
            CliHarness.Result result = init(cloud);

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("failed to deploy agent", "--region");
            assertThat(workspace.work().resolve("mine/agent.py")).exists();
        }
    }

    @Test
    void theLanguageChoosesTheStarter() {
        CliHarness.Result result = new CliHarness(workspace.work(), workspace.home())
                .with("PATH", System.getenv("PATH"))
                .with(Workspace.CREDENTIALS)
                .with(starterFor("node"))
                .run("agent", "init", "mine", "--lang", "node");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("Cloning template from [https://github.com/livekit-examples/agent-starter-node]");
    }

    @Test
    void namesWithoutAValueAreNoSecrets() throws IOException, InterruptedException {
        starter.file(".env.example", "LIVEKIT_URL=\nEMPTY=\nMODEL=small\n");
        starter.shell("git add -A && git commit -q -m second");
        try (FakeCloud cloud = new FakeCloud(create.given().path("service"), workspace.time())) {
            CliHarness.Result result = init(cloud, "--region", "us-east");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("Skipped 1 empty secret(s): EMPTY");
            assertThat(cloud.requests())
                    .filteredOn(request -> request.name().equals("CreateAgent"))
                    .singleElement()
                    .satisfies(
                            request -> assertThat(request.body().path("secrets").findValuesAsText("name"))
                                    .containsExactly("MODEL"));
        }
    }
}
