package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.FakeEngine;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.project.ShellWords;
import dev.lkj.testing.LkjCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The example pipelines, written for {@code lk}, with lkj in its place. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "they are shell scripts")
final class PipelinesTest {
    private static final Path SCRIPTS = Path.of("src/examples/pipelines");

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final Map<String, String> variables = new TreeMap<>();
    private EmulatorServer emulator;
    private TestClient client;
    private Path project;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void start() throws IOException {
        emulator = EmulatorServer.start(EmulatorOptions.of(engine)
                .withAgents(List.of(AgentSeed.of("CA_pipe")))
                .withTemporary(Files.createDirectory(folder.resolve("emulator")))
                .withPeriod(Duration.ofMillis(10)));
        client = new TestClient(emulator);
        project = Files.createDirectory(folder.resolve("a project"));
        Files.writeString(project.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
        Files.writeString(
                project.resolve("livekit.toml"),
                "[project]\n  subdomain = \"emulator\"\n\n[agent]\n  id = \"CA_pipe\"\n");
        Path lkj = folder.resolve("lkj");
        ScriptRig.program(
                lkj, "#!/bin/sh\nexec " + ShellWords.of(new LkjCommand(folder, folder).words()) + " \"$@\"\n");
        variables.put("LK", lkj.toString());
        variables.put("PATH", System.getenv("PATH"));
        variables.put("HOME", folder.toString());
        variables.put("TMPDIR", Files.createDirectory(folder.resolve("tmp")).toString());
        variables.putAll(emulator.environment());
    }

    @AfterEach
    void stop() {
        emulator.close();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    private Run run(String stdin, String script, String... args) throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("in"), stdin);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", SCRIPTS.resolve(script).toAbsolutePath().toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        int code = builder.start().waitFor();
        return new Run(code, Files.readString(out), Files.readString(err));
    }

    private Run deploy() throws IOException, InterruptedException {
        variables.put("SECRETS", "OPENAI_API_KEY OTHER_KEY");
        variables.put("OPENAI_API_KEY", "sk-1 $HOME #x");
        variables.put("OTHER_KEY", "other");
        Run run = run("", "deploy.sh");
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private JsonNode agent() throws IOException, InterruptedException {
        return client.rpc("ListAgents", "{}").path("agents").path(0);
    }

    /** What every instance that runs has in a variable. */
    private List<String> seen(String name) {
        return engine.running().stream()
                .map(id -> engine.specs.get(id).environment().get(name))
                .toList();
    }

    @Test
    void deployBringsTheVersionWithTheSecretsOfTheJob() throws Exception {
        Run run = deploy();

        assertThat(run.out()).isEqualTo("deployed " + agent().path("version").asText() + "\n");
        assertThat(seen("OPENAI_API_KEY")).isNotEmpty().containsOnly("sk-1 $HOME #x");
        assertThat(seen("OTHER_KEY")).containsOnly("other");
    }

    @Test
    void deployWithoutASecretOfTheJobSendsNothing() throws Exception {
        variables.put("SECRETS", "NOT_SET");

        Run run = run("", "deploy.sh");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("deploy: the job has no NOT_SET\n");
        assertThat(engine.builds).isEmpty();
    }

    @Test
    void whatPassesInStagingServesProduction() throws Exception {
        String before = deploy().out();
        variables.put("SMOKE_TEST", "echo tested \"$VERSION\"");

        Run run = run("", "promote.sh", ".");

        assertThat(run.code()).as(run.err()).isZero();
        String version = agent().path("version").asText();
        assertThat(run.out()).isEqualTo("tested " + version + "\npromoted " + version + "\n");
        assertThat(before).doesNotContain(version);
        assertThat(agent().path("agent_deployments"))
                .as("staging and production")
                .hasSize(2)
                .allMatch(row -> row.path("version").asText().equals(version));
    }

    @Test
    void whatFailsInStagingLeavesProductionAsItWas() throws Exception {
        deploy();
        String before = agent().path("version").asText();
        variables.put("SMOKE_TEST", "exit 3");

        Run run = run("", "promote.sh");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("failed its test in staging; production is as it was");
        assertThat(agent().path("version").asText()).isEqualTo(before);
    }

    @Test
    void rotationChangesOneSecretAlone() throws Exception {
        deploy();

        Run run = run("sk-2\n", "rotate-secret.sh", "OPENAI_API_KEY");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("rotated OPENAI_API_KEY\n");
        assertThat(seen("OPENAI_API_KEY")).contains("sk-2");
        assertThat(seen("OTHER_KEY")).containsOnly("other");
    }

    @Test
    void rotationOfASecretThatIsNotThereAddsNone() throws Exception {
        deploy();

        Run run = run("sk-2\n", "rotate-secret.sh", "OPENAI_KEY");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("the agent has no secret OPENAI_KEY");
        assertThat(agent().path("secrets")).hasSize(2);
    }
}
