package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.Tmux;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nothing names is chosen in a real terminal: a project, a file of secrets, whose a project file is. */
@Tag("component")
final class TerminalChoiceTest {
    @TempDir
    private Path folder;

    private StubProject project;
    private EmulatorServer emulator;

    @BeforeEach
    void startService() throws IOException {
        project = StubProject.create(folder);
        emulator = EmulatorServer.start(EmulatorOptions.of(new SimulateEngine(Clock.system(), Duration.ofMillis(50)))
                .withAgents(List.of(AgentSeed.of("CA_stub"), AgentSeed.of("CA_other")))
                .withSubdomain("stub")
                .withTemporary(folder));
    }

    @AfterEach
    void stopService() {
        emulator.close();
    }

    private LkjCommand lkj(Map<String, String> environment) {
        return project.lkj()
                .with(environment)
                .with("LANG", "C.UTF-8")
                .with("PATH", System.getenv("PATH"))
                .terminals("012");
    }

    private Tmux terminal(String... args) {
        return lkj(emulator.environment()).inTerminal(80, 24, args);
    }

    @ParameterizedTest
    @CsvSource({"y Enter, 0, CA_other", "n Enter, 1, CA_stub", "Enter, 1, CA_stub", "Escape, 130, CA_stub"})
    void theFileOfAnotherAgentIsReplacedOnlyAfterAYes(String keys, int code, String agent) throws IOException {
        try (Tmux terminal = terminal("agent", "config", "--id", "CA_other")) {
            terminal.await("[y/N]");
            assertThat(terminal.screen())
                    .contains("is of agent CA_stub, not of CA_other")
                    .contains("Config file [livekit.toml] file already exists. Overwrite?");
            terminal.press(keys.split(" ", -1)).await("[exit " + code + "]");
            assertThat(terminal.history().contains("config file [livekit.toml] already exists; it was left as it is"))
                    .isEqualTo(code == 1);
        }
        assertThat(Files.readString(project.folder().resolve("livekit.toml"))).contains("\"" + agent + "\"");
    }

    @ParameterizedTest
    @CsvSource({"Enter, 0, Set FROM_ENV", "Down Enter, 0, Set FROM_LOCAL", "3 Enter, 2, no secrets provided"})
    void aFileOfSecretsIsPicked(String keys, int code, String shown) throws IOException {
        Files.writeString(project.folder().resolve(".env"), "FROM_ENV=1\n");
        Files.writeString(project.folder().resolve(".env.local"), "FROM_LOCAL=1\n");
        try (Tmux terminal = terminal("agent", "update-secrets")) {
            terminal.await("Select secrets file");
            assertThat(terminal.screen()).contains("> 1  .env\n", "  2  .env.local\n", "  3  [none]\n");
            terminal.press(keys.split(" ", -1)).await("[exit " + code + "]");
            assertThat(terminal.screen()).contains(shown);
        }
    }

    @Test
    void oneOfSeveralProjectsIsPicked() throws IOException {
        Map<String, String> service = emulator.environment();
        Files.delete(project.folder().resolve("livekit.toml"));
        Path config = Files.createDirectories(folder.resolve("home").resolve(".livekit"))
                .resolve("cli-config.yaml");
        Files.writeString(config, """
                projects:
                  - {name: acme, url: "wss://acme-1.livekit.cloud", api_key: key, api_secret: secret}
                  - {name: stub, url: "%s", api_key: "%s", api_secret: "%s"}
                """.formatted(
                        service.get("LIVEKIT_URL"), service.get("LIVEKIT_API_KEY"), service.get("LIVEKIT_API_SECRET")));
        try (Tmux terminal =
                lkj(Map.of("LK_AGENTS_URL", service.get("LK_AGENTS_URL"))).inTerminal(80, 24, "agent", "list")) {
            terminal.await("Select a project to use for this action")
                    .press("Down", "Enter")
                    .await("[exit 0]");
            assertThat(terminal.screen()).contains("Using project [stub]", "CA_other");
        }
    }
}
