package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.testing.LkjProcess;
import dev.lkj.testing.Tmux;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What destroys something asks for consent in a real terminal, and does nothing without it. */
@Tag("component")
final class TerminalConsentTest {
    @TempDir
    private Path folder;

    private StubProject project;
    private EmulatorServer emulator;

    @BeforeEach
    void startService() throws IOException {
        project = StubProject.create(folder);
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

    private Tmux terminal(String... args) {
        return project.lkj()
                .with(emulator.environment())
                .with("LANG", "C.UTF-8")
                .with("PATH", System.getenv("PATH"))
                .terminals("012")
                .inTerminal(80, 24, args);
    }

    private LkjProcess.Result run(String... args) {
        return project.lkj().with(emulator.environment()).run(args);
    }

    @Test
    void theTypedIdDeletesTheAgent() {
        try (Tmux terminal = terminal("agent", "delete")) {
            terminal.await("Type the agent's id to delete it:")
                    .press("CA_stub", "Enter")
                    .await("[exit 0]");
            assertThat(terminal.screen()).contains("This deletes agent [CA_stub]", "Deleted agent [CA_stub]");
        }
        assertThat(run("agent", "list").err()).contains("No agents found");
    }

    @Test
    void aDeploymentIsDeletedByTheAgentsIdToo() {
        assertThat(run("agent", "deploy", "-d", "staging").code()).isZero();
        try (Tmux terminal = terminal("agent", "delete", "-d", "staging")) {
            terminal.await("Type the agent's id to delete staging:")
                    .press("CA_stub", "Enter")
                    .await("[exit 0]");
            assertThat(terminal.screen()).contains("Deleted agent [CA_stub] deployment [staging]");
        }
        assertThat(run("agent", "list").out()).contains("CA_stub").doesNotContain("staging");
    }

    @ParameterizedTest
    @CsvSource({"CA_stu Enter, 1", "y Enter, 1", "Enter, 1", "Escape, 130", "C-c, 130"})
    void nothingElseDoes(String keys, int code) {
        try (Tmux terminal = terminal("agent", "destroy")) {
            terminal.await("Type the agent's id to delete it:")
                    .press(keys.split(" ", -1))
                    .await("[exit " + code + "]");
            assertThat(terminal.cursorShown()).isTrue();
        }
        assertThat(run("agent", "list").out()).contains("CA_stub");
    }

    @ParameterizedTest
    @CsvSource({"y Enter, 0, false", "n Enter, 1, true", "Enter, 1, true", "Escape, 130, true", "C-c, 130, true"})
    void secretsVanishOnlyAfterAYes(String keys, int code, boolean kept) {
        assertThat(run("agent", "update-secrets", "--secrets", "OLD=1").code()).isZero();
        try (Tmux terminal = terminal("agent", "update-secrets", "--overwrite", "--secrets", "NEW=1")) {
            terminal.await("Are you sure you want to proceed [CA_stub]? [y/N]");
            assertThat(terminal.screen()).contains("This removes 1 secret:\n       OLD\n");
            terminal.press(keys.split(" ", -1)).await("[exit " + code + "]");
        }
        assertThat(run("agent", "secrets").out().contains(" OLD ")).isEqualTo(kept);
    }

    @Test
    void aRegionIsPicked() {
        try (Tmux terminal =
                terminal("agent", "private-link", "create", "--name", "db", "--port", "1", "--endpoint", "com.x")) {
            terminal.await("Select region for private link")
                    .press("Down", "Enter")
                    .await("[exit 0]");
            assertThat(terminal.screen()).contains("Using region [eu-central]", "Created private link [");
        }
        assertThat(run("agent", "private-link", "list").out()).contains("│ eu-central │");
    }
}
