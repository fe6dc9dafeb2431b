package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.project.CliConfig;
import dev.lkj.project.CliConfigFile;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.testing.LkjProcess;
import dev.lkj.testing.Tmux;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
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

/** With {@code --yes} nothing is asked in a real terminal either: every command ends without a key being pressed. */
@Tag("component")
final class TerminalYesTest {
    @TempDir
    private Path folder;

    private StubProject project;
    private EmulatorServer emulator;

    @BeforeEach
    void startService() throws IOException {
        project = StubProject.create(folder);
        emulator = EmulatorServer.start(EmulatorOptions.of(new SimulateEngine(Clock.system(), Duration.ofMillis(50)))
                .withAgents(List.of(AgentSeed.of("CA_stub"), AgentSeed.of("CA_other")))
                .withRegions(List.of("us-east", "eu-central"))
                .withSubdomain("stub")
                .withTemporary(folder));
    }

    @AfterEach
    void stopService() {
        emulator.close();
    }

    /** Types a command, and gives what the terminal shows at its end. */
    private String screen(int code, String typed) {
        try (Tmux terminal = project.lkj()
                .with(emulator.environment())
                .with("LANG", "C.UTF-8")
                .with("PATH", System.getenv("PATH"))
                .terminals("012")
                .inTerminal(80, 24, typed.split(" ", -1))) {
            terminal.await("[exit " + code + "]");
            String all = terminal.history();
            assertThat(all).doesNotContain("[y/N]", "[Y/n]", "Select ", "Esc cancels", "Type the agent's id");
            return all;
        }
    }

    private void run(String typed) {
        LkjProcess.Result result = project.lkj().with(emulator.environment()).run(typed.split(" ", -1));
        assertThat(result.code()).as(result.err()).isZero();
    }

    private String listed(String typed) {
        return project.lkj()
                .with(emulator.environment())
                .run(typed.split(" ", -1))
                .out();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(project.folder().resolve(name), text);
    }

    @Test
    void createMakesTheAgent() throws IOException {
        file("requirements.txt", "livekit-agents~=1.2\n");
        file("agent.py", "");
        file(".env", "FROM_ENV=1\n");

        assertThat(screen(0, "agent create --yes --region eu-central --config new.toml"))
                .contains("Using secrets file [.env]", " in eu-central", " is live.");
        assertThat(project.folder().resolve("new.toml")).content().contains("id = \"CA_");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --config new.toml                     | non-interactive mode: --region flag must be specified
            --config new.toml --region us-east    | multiple env files found; set --secrets-file
            """)
    void whatHasNoUsualAnswerNamesItsFlag(String flags, String message) throws IOException {
        file("requirements.txt", "livekit-agents~=1.2\n");
        file("agent.py", "");
        if (flags.contains("--region")) {
            file(".env", "A=1\n");
            file(".env.local", "A=2\n");
        }

        assertThat(screen(2, "agent create --yes " + flags)).contains(message);
        assertThat(project.folder().resolve("new.toml")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"delete --yes", "-y agent destroy", "delete --yes -d staging"})
    void deleteDeletes(String words) {
        run("agent deploy -d staging");
        String typed = words.startsWith("-") ? words : "agent " + words;

        assertThat(screen(0, typed)).contains("This deletes agent [CA_stub]", "Deleted agent [CA_stub]");
        assertThat(listed("agent list").contains("CA_stub")).isEqualTo(typed.contains("staging"));
        assertThat(listed("agent list --json")).doesNotContain("staging");
    }

    @Test
    void overwrittenSecretsAreGone() {
        run("agent update-secrets --secrets OLD=1");

        assertThat(screen(0, "agent update-secrets --overwrite --yes --secrets NEW=1"))
                .contains("This removes 1 secret:\nOLD\n", "Set NEW; removed OLD");
        assertThat(listed("agent secrets")).contains(" NEW ").doesNotContain(" OLD ");
    }

    @Test
    void configReplacesTheFileOfAnotherAgent() {
        assertThat(screen(0, "agent config --id CA_other --yes")).contains("Saving config file [livekit.toml]");
        assertThat(project.folder().resolve("livekit.toml")).content().contains("\"CA_other\"");
    }

    @Test
    void rollbackGoesBack() {
        run("agent deploy");
        run("agent deploy");

        assertThat(screen(0, "agent rollback --yes")).contains(" is live");
    }

    @Test
    void projectsAreRemovedAndAdded() {
        Path home = folder.resolve("home");
        new CliConfigFile(home, Clock.system(), time -> {})
                .update(config -> config.with(
                                new ConfiguredProject("old", "p", "wss://o-1.livekit.cloud", "key", "top"))
                        .withDefault("old"));

        assertThat(screen(0, "project add new --url wss://n-1.livekit.cloud --api-key key --api-secret top --yes"))
                .contains("* old", "  new");
        assertThat(screen(0, "project remove old --yes")).contains("Removed project old");
        assertThat(CliConfig.load(home).projects())
                .extracting(ConfiguredProject::name)
                .containsExactly("new");
        assertThat(screen(2, "project add --yes")).contains("non-interactive mode: provide project name");
    }

    @Test
    void initMakesTheProject() throws IOException {
        Path template = Files.createDirectory(folder.resolve("template"));
        Files.writeString(template.resolve(".env.example"), "OTHER=a\nAPI_KEY=b\n");
        Files.writeString(template.resolve("taskfile.yaml"), "tasks: {install: echo installing}\n");

        assertThat(screen(0, "agent init mine --yes --template-url ../template"))
                .contains("Created [mine]")
                .doesNotContain("installing");
        assertThat(project.folder().resolve("mine/.env.local")).hasContent("OTHER=a\nAPI_KEY=b\n");
    }
}
