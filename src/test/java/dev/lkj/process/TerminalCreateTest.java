package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.testing.Tmux;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions of a new agent in a real terminal, one after the other; leaving any of them changes nothing. */
@Tag("component")
final class TerminalCreateTest {
    private static final List<String> QUESTIONS = List.of(
            "Use project [",
            "Select secrets file",
            "Select region for agent deployment",
            "Select the Python file which contains your agent's entrypoint");

    @TempDir
    private Path folder;

    private StubProject project;
    private EmulatorServer emulator;

    @BeforeEach
    void startService() throws IOException {
        project = StubProject.create(folder);
        Files.delete(project.folder().resolve("livekit.toml"));
        Files.delete(project.folder().resolve("Dockerfile"));
        file("requirements.txt", "livekit-agents~=1.2\n");
        file("agent.py", "");
        file("other.py", "");
        file(".env", "FIRST=1\n");
        file(".env.local", "SECOND=2\n");
        emulator = EmulatorServer.start(EmulatorOptions.of(new SimulateEngine(Clock.system(), Duration.ofMillis(50)))
                .withAgents(List.of(AgentSeed.of("CA_stub")))
                .withRegions(List.of("us-east", "eu-central"))
                .withSubdomain("stub")
                .withTemporary(folder));
    }

    @AfterEach
    void stopService() {
        emulator.close();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(project.folder().resolve(name), text);
    }

    private Tmux terminal() {
        return project.lkj()
                .with(emulator.environment())
                .with("LANG", "C.UTF-8")
                .with("PATH", System.getenv("PATH"))
                .terminals("012")
                .inTerminal(80, 24, "agent", "create");
    }

    private String lkj(String... args) {
        return project.lkj().with(emulator.environment()).run(args).out();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(project.folder())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theAnswersMakeTheAgent() throws IOException {
        try (Tmux terminal = terminal()) {
            terminal.await("Use project [").press("y", "Enter");
            terminal.await("Select secrets file").press("Down", "Enter");
            terminal.await("Select region for agent deployment").press("Down", "Enter");
            terminal.await("Select the Python file").press("Down", "Enter");
            terminal.await("Would you like to view logs?").press("n", "Enter").await("[exit 0]");
            assertThat(terminal.history()).contains("Using region [eu-central]", " in eu-central", "is live.");
            assertThat(terminal.cursorShown()).isTrue();
        }
        assertThat(Files.readString(project.folder().resolve("Dockerfile"))).contains("\"other.py\"");
        assertThat(lkj("agent", "status")).contains("│ eu-central │");
        assertThat(lkj("agent", "secrets")).contains(" SECOND ").doesNotContain(" FIRST ");
    }

    @ParameterizedTest
    @CsvSource({"0, Escape", "0, C-c", "1, Escape", "1, C-c", "2, Escape", "2, C-c", "3, Escape", "3, C-c"})
    void leavingAQuestionChangesNothing(int question, String key) throws IOException {
        List<String> before = files();
        try (Tmux terminal = terminal()) {
            for (String each : QUESTIONS.subList(0, question)) {
                terminal.await(each).press("Enter");
            }
            terminal.await(QUESTIONS.get(question)).press(key).await("[exit 130]");
            assertThat(terminal.cursorShown()).isTrue();
        }
        assertThat(files()).isEqualTo(before);
        assertThat(lkj("agent", "list")).contains("CA_stub").hasLineCount(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Escape", "n Enter"})
    void whoDoesNotWantTheLogsHasTheAgentAllTheSame(String keys) {
        try (Tmux terminal = terminal()) {
            QUESTIONS.forEach(each -> terminal.await(each).press("Enter"));
            terminal.await("Would you like to view logs?")
                    .press(keys.split(" ", -1))
                    .await("[exit 0]");
        }
        assertThat(lkj("agent", "status")).contains(" Running ");
    }
}
