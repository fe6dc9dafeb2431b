package dev.lkj.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lkj.cli.Environment;
import dev.lkj.cli.Output;
import dev.lkj.project.Project;
import dev.lkj.project.ProjectFlags;
import dev.lkj.project.ProjectOrigin;
import dev.lkj.source.sdk.ProjectType;
import dev.lkj.testing.FakeTime;
import dev.lkj.time.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What starts an agent, in projects of all kinds. */
class RuntimeTest {
    @TempDir
    private Path folder;

    private Path bin;
    private Path root;

    @BeforeEach
    void makeFolders() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "needs POSIX permissions");
        bin = Files.createDirectory(folder.resolve("bin"));
        root = Files.createDirectory(folder.resolve("root"));
    }

    private static Path program(Path file, String answer) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n" + answer + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Environment environment(Map<String, String> more) {
        Map<String, String> variables = new java.util.HashMap<>(Map.of("PATH", bin.toString()));
        variables.putAll(more);
        FakeTime time = FakeTime.at("2026-11-22T10:15:01Z");
        return new Environment(
                variables,
                root,
                root,
                new ByteArrayInputStream(new byte[0]),
                new Output(new ByteArrayOutputStream()),
                new Output(new ByteArrayOutputStream()),
                Environment.Terminals.NONE,
                time,
                time,
                new Cancellation());
    }

    private PythonRuntime python(ProjectType type) {
        return PythonRuntime.find(new LocalAgent(root, type, "agent.py"), environment(Map.of()));
    }

    private String found(ProjectType type) {
        return String.join(" ", python(type).words())
                .replace(root.toString(), "ROOT")
                .replace(bin.toString(), "BIN");
    }

    @Test
    void eachPythonProjectHasItsInterpreter() throws IOException {
        program(bin.resolve("python"), "");
        assertThat(found(ProjectType.PYTHON_PIP)).isEqualTo("BIN/python");
        program(bin.resolve("python3"), "");
        assertThat(found(ProjectType.PYTHON_PIP)).isEqualTo("BIN/python3");
        assertThat(found(ProjectType.PYTHON_UV)).isEqualTo("BIN/python3");
        Files.writeString(root.resolve("pdm.lock"), "");
        program(bin.resolve("pdm"), "");
        assertThat(found(ProjectType.PYTHON_PIP)).isEqualTo("BIN/pdm run python");
        Files.writeString(root.resolve("Pipfile.lock"), "");
        program(bin.resolve("pipenv"), "");
        assertThat(found(ProjectType.PYTHON_PIP)).isEqualTo("BIN/pipenv run python");
        Files.writeString(root.resolve("poetry.lock"), "");
        program(bin.resolve("poetry"), "");
        assertThat(found(ProjectType.PYTHON_PIP)).isEqualTo("BIN/poetry run python");
        program(root.resolve("venv/bin/python"), "");
        assertThat(found(ProjectType.PYTHON_PIP)).isEqualTo("ROOT/venv/bin/python");
        program(root.resolve(".venv/bin/python"), "");
        assertThat(found(ProjectType.PYTHON_PIP)).isEqualTo("ROOT/.venv/bin/python");
        program(bin.resolve("uv"), "");
        assertThat(found(ProjectType.PYTHON_UV)).isEqualTo("BIN/uv run --no-sync python");
        Path active = program(folder.resolve("active/bin/python"), "");
        assertThat(PythonRuntime.find(
                                new LocalAgent(root, ProjectType.PYTHON_PIP, "agent.py"),
                                environment(Map.of(
                                        "VIRTUAL_ENV", folder.resolve("active").toString())))
                        .words())
                .containsExactly(active.toString());
    }

    @Test
    void aMachineWithoutTheRuntimeIsTold() {
        assertThatThrownBy(() -> python(ProjectType.PYTHON_PIP)).hasMessageContaining("Python is not on the PATH");
        assertThatThrownBy(() -> python(ProjectType.PYTHON_UV)).hasMessageContaining("neither uv nor Python");
        assertThatThrownBy(() ->
                        NodeRuntime.find(new LocalAgent(root, ProjectType.NODE, "main.ts"), environment(Map.of())))
                .hasMessageContaining("node is not on the PATH");
    }

    @ParameterizedTest
    @CsvSource({
        "false, '', -m livekit.agents start src/agent.py",
        "false, Warn, -m livekit.agents start src/agent.py --log-level WARN",
        "true, '', -m livekit.agents start src/agent.py --dev --log-level DEBUG",
        "true, info, -m livekit.agents start src/agent.py --dev --log-level INFO",
    })
    void pythonIsStartedAsAModule(boolean dev, String level, String words) throws IOException {
        program(bin.resolve("python3"), "");

        assertThat(String.join(
                        " ", python(ProjectType.PYTHON_PIP).command("src/agent.py", List.of("-X", "dev"), dev, level)))
                .isEqualTo(bin + "/python3 -X dev " + words);
    }

    private NodeRuntime node(String version) throws IOException {
        program(bin.resolve("node"), "echo " + version);
        return NodeRuntime.find(new LocalAgent(root, ProjectType.NODE, "x"), environment(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "src/main.js, false, '', --inspect src/main.js start",
        "src/main.js, true, '', --inspect src/main.js dev",
        "main.ts, true, DEBUG, --experimental-strip-types --inspect main.ts dev --log-level debug",
        "main.mts, false, '', --experimental-strip-types --inspect main.mts start",
        "main.cts, false, '', --experimental-strip-types --inspect main.cts start",
    })
    void nodeRunsTheFile(String entrypoint, boolean dev, String level, String words) throws IOException {
        assertThat(String.join(" ", node("v22.6.0").command(entrypoint, List.of("--inspect"), dev, level)))
                .isEqualTo(bin + "/node " + words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v22.5.1", "v20.19.0"})
    void anOldNodeCannotRunTypeScript(String version) throws IOException {
        NodeRuntime node = node(version);

        assertThatThrownBy(() -> node.command("main.ts", List.of(), false, "")).hasMessageContaining("22.6 or later");
        assertThat(node.command("main.js", List.of(), false, "")).contains("main.js");
    }

    @Test
    void theInstalledPythonSdkCounts() throws IOException {
        Files.writeString(root.resolve("requirements.txt"), "livekit-agents==1.9.0\n");
        LocalAgent agent = new LocalAgent(root, ProjectType.PYTHON_PIP, "agent.py");
        program(bin.resolve("python3"), "echo 1.5.9");
        assertThatThrownBy(() -> python(ProjectType.PYTHON_PIP).checkSdk(agent))
                .hasMessage("package livekit-agents version 1.5.9 is too old, please upgrade to 1.6.0");

        program(bin.resolve("python3"), "exit 1");
        python(ProjectType.PYTHON_PIP).checkSdk(agent);

        Files.writeString(root.resolve("requirements.txt"), "livekit-agents==1.2.0\n");
        assertThatThrownBy(() -> python(ProjectType.PYTHON_PIP).checkSdk(agent))
                .hasMessage("package livekit-agents version ==1.2.0 is too old, please upgrade to 1.6.0");
    }

    @Test
    void theInstalledNodeSdkCounts() throws IOException {
        LocalAgent agent = new LocalAgent(root, ProjectType.NODE, "main.js");
        Files.writeString(root.resolve("package.json"), "{\"dependencies\": {\"@livekit/agents\": \"^1.0.0\"}}");
        NodeRuntime node = node("v22.6.0");
        node.checkSdk(agent);

        Path installed = Files.createDirectories(folder.resolve("node_modules/@livekit/agents"));
        Files.writeString(installed.resolve("package.json"), "{\"version\": \"0.7.4\"}");
        assertThatThrownBy(() -> node.checkSdk(agent))
                .hasMessage("package @livekit/agents version 0.7.4 is too old, please upgrade to 1.0.0");
    }

    @Test
    void credentialsAreChosenOneByOne() {
        Project project = new Project("p", "wss://p", "pk", "ps", new ProjectOrigin(ProjectOrigin.Kind.CHOSEN, "x"));
        Map<String, String> environment = Map.of("LIVEKIT_API_KEY", "ek", "LIVEKIT_API_SECRET", "");
        ProjectFlags url = new ProjectFlags("ws://flag", null, null, null, null, false);

        assertThat(ChildCredentials.of(project, url, environment))
                .containsOnly(
                        Map.entry("LIVEKIT_URL", "ws://flag"),
                        Map.entry("LIVEKIT_API_KEY", "ek"),
                        Map.entry("LIVEKIT_API_SECRET", "ps"));
        assertThat(ChildCredentials.of(project, ProjectFlags.ofProject("p"), environment))
                .containsEntry("LIVEKIT_API_KEY", "pk");
    }
}
