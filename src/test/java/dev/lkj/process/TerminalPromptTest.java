package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import dev.lkj.testing.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions in a real terminal, and every key that answers them. */
@Tag("component")
final class TerminalPromptTest {
    @TempDir
    private Path folder;

    private StubProject project;
    private StubCloud cloud;

    @BeforeEach
    void startService() throws IOException {
        project = StubProject.create(folder);
        cloud = new StubCloud(StubCloud.Step.END);
    }

    @AfterEach
    void stopService() {
        cloud.close();
    }

    private Tmux terminal(int columns, String... args) {
        return project.lkj()
                .with(cloud.environment())
                .with("LANG", "C.UTF-8")
                .with("PATH", System.getenv("PATH"))
                .terminals("012")
                .inTerminal(columns, 24, args);
    }

    private void deploy() {
        LkjProcess.Result result = project.lkj().with(cloud.environment()).run("agent", "deploy");
        assertThat(result.code()).as(result.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 40})
    void yesRollsBack(int columns) {
        deploy();
        try (Tmux terminal = terminal(columns, "agent", "rollback")) {
            terminal.await("Roll back? [y/N]").press("y", "Enter").await("[exit 0]");
            assertThat(terminal.history()).contains("V1 is live");
            assertThat(cloud.requests()).contains("RollbackAgent");
        }
    }

    @ParameterizedTest
    @CsvSource({"n Enter, 1", "Enter, 1", "Escape, 130", "C-c, 130"})
    void everythingElseDoesNot(String keys, int code) {
        deploy();
        try (Tmux terminal = terminal(80, "agent", "rollback")) {
            terminal.await("Roll back? [y/N]").press(keys.split(" ", -1)).await("[exit " + code + "]");
            assertThat(cloud.requests()).doesNotContain("RollbackAgent");
            assertThat(terminal.screen()).contains("nothing was changed");
            assertThat(terminal.cursorShown()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"Enter, CA_stub", "Down Enter, CA_other", "Down Up Enter, CA_stub", "2 Enter, CA_other"})
    void pickerTakesArrowKeysAndNumbers(String keys, String chosen) throws Exception {
        Path file = project.folder().resolve("livekit.toml");
        Files.delete(file);
        try (Tmux terminal = terminal(80, "agent", "config")) {
            terminal.await("Esc cancels").press(keys.split(" ", -1)).await("[exit 0]");
            assertThat(Files.readString(file)).contains("id = \"" + chosen + "\"");
            assertThat(terminal.screen()).doesNotContain("Esc cancels").contains("Select an agent " + chosen);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Escape", "C-c"})
    void cancelledPickerWritesNothing(String key) throws Exception {
        Path file = project.folder().resolve("livekit.toml");
        Files.delete(file);
        try (Tmux terminal = terminal(80, "agent", "config")) {
            terminal.await("Esc cancels").press(key).await("[exit 130]");
            assertThat(file).doesNotExist();
            assertThat(terminal.screen()).doesNotContain("Esc cancels");
            assertThat(terminal.cursorShown()).isTrue();
        }
    }

    private void makeDirty() throws IOException {
        String git = "git -c user.name=x -c user.email=x@example.com";
        String commands = "cd '" + project.folder() + "' && git init -q -b main . && git add -A && " + git
                + " commit -q -m first && echo more >> Dockerfile";
        assertThat(LkjProcess.shell(commands)).isZero();
    }

    @Test
    void dirtyTreeIsDeployedAfterAYes() throws Exception {
        makeDirty();
        try (Tmux terminal = terminal(80, "agent", "deploy")) {
            terminal.await("Continue deploying anyway?").press("y", "Enter").await("[exit 0]");
            assertThat(cloud.requests()).contains("build");
        }
    }

    @ParameterizedTest
    @CsvSource({"n Enter, 1", "Escape, 130", "C-c, 130"})
    void dirtyTreeIsNotDeployedWithoutOne(String keys, int code) throws Exception {
        makeDirty();
        try (Tmux terminal = terminal(80, "agent", "deploy")) {
            terminal.await("Continue deploying anyway?")
                    .press(keys.split(" ", -1))
                    .await("[exit " + code + "]");
            assertThat(cloud.requests()).doesNotContain("DeployAgentV2");
            assertThat(terminal.screen()).contains("nothing was changed");
        }
    }
}
