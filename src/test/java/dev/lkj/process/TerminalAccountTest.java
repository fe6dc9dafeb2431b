package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.project.CliConfig;
import dev.lkj.project.CliConfigFile;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.testing.Await;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.Tmux;
import dev.lkj.time.Clock;
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

/** What a person sees of adding a project and of signing in, in a real terminal. */
@Tag("component")
final class TerminalAccountTest {
    @TempDir
    private Path folder;

    private final EmulatorFixture fixture = new EmulatorFixture();
    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private LkjCommand lkj() {
        return new LkjCommand(folder, folder)
                .with("HOME", home.toString())
                .with("LANG", "C.UTF-8")
                .with("BROWSER", "none")
                .with("PATH", System.getenv("PATH"))
                .terminals("012");
    }

    private Tmux terminal(String typed) {
        return lkj().inTerminal(80, 24, typed.split(" ", -1));
    }

    private String auth(String more) {
        String url = fixture.emulator.url();
        return "cloud auth --server-url " + url + " --dashboard-url " + url + "/ -i 1 " + more;
    }

    private void configured(String name, String key, String secret) {
        new CliConfigFile(home, Clock.system(), time -> {})
                .update(config -> config.with(new ConfiguredProject(name, "", "wss://x-1.livekit.cloud", key, secret))
                        .withDefault(name)
                        .withDevice("old laptop"));
    }

    @Test
    void whatIsGivenIsShownAndNotAskedFor() {
        try (Tmux terminal =
                terminal("project add mine --url wss://m-1.livekit.cloud --api-key APIkey --api-secret hush")) {
            terminal.await("[exit 0]");
            assertThat(terminal.screen())
                    .contains("  Project Name: mine\n  URL: wss://m-1.livekit.cloud\n  API Key: APIkey\n")
                    .contains("  API Secret: (given)\n", "* mine")
                    .doesNotContain("hush");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            project add a.b                    | name can only contain alphanumeric characters, dashes and underscores
            project add old                    | name already exists: old
            project add new --url x            | URL must start with http[s]:// or ws[s]://
            project add new --url wss://xx --api-key ke | value must be at least 3 characters
            """)
    void whatIsGivenWronglyIsNotAskedForAgain(String typed, String message) {
        configured("old", "key", "top");
        try (Tmux terminal = terminal(typed)) {
            terminal.await("[exit 2]");
            assertThat(terminal.screen()).contains("error: " + message);
        }
        assertThat(CliConfig.load(home).projects()).hasSize(1);
    }

    @Test
    void theDefaultIsNotAskedForWhereAFlagNamesIt() {
        configured("old", "key", "top");
        try (Tmux terminal = terminal("project add new --url wss://nn --api-key key --api-secret top --default")) {
            terminal.await("[exit 0]");
            assertThat(terminal.screen()).contains("* new").doesNotContain("Make this project default?");
        }
    }

    @Test
    void theDevicesNameIsKnownAndTheBrowserOpensItsPage() throws IOException {
        configured("old", "key", "top");
        ScriptRig.program(folder.resolve("browser"), "#!/bin/sh\necho \"$1\" > '" + folder.resolve("opened") + "'\n");
        try (Tmux terminal = lkj().with("BROWSER", folder.resolve("browser").toString())
                .inTerminal(80, 24, auth("").strip().split(" ", -1))) {
            terminal.await("What is the name of this device? [old laptop]")
                    .press("Enter")
                    .await("Awaiting confirmation...");
            assertThat(terminal.screen())
                    .contains(
                            "Device [old laptop]\nRequesting verification token...\nPlease confirm access by visiting:");
            String page = fixture.emulator.url() + "/cli/confirm-auth?t=";
            assertThat(terminal.unwrapped()).contains("\n  " + page);
            Await.until("the browser is open", () -> Files.exists(folder.resolve("opened")));
            Await.until(
                    "it knows the page",
                    () -> contents(folder.resolve("opened")).startsWith(page));
            terminal.press("C-c").await("[exit 130]");
        }
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aBrowserThatDoesNotOpenIsNoFailureAndTheWaitEnds() {
        try (Tmux terminal = lkj().with("BROWSER", "/nowhere/browser")
                .inTerminal(80, 24, auth("-t 1").split(" ", -1))) {
            terminal.await("What is the name of this device?").press("Enter").await("[exit 6]");
            assertThat(terminal.screen()).contains("session claim timed out: nobody confirmed it within 1 seconds");
        }
        assertThat(CliConfig.load(home).projects()).isEmpty();
    }

    @Test
    void aKeyOfTheEmulatorIsGivenBack() {
        configured("mine", fixture.emulator.apiKey(), fixture.emulator.apiSecret());
        try (Tmux terminal = terminal(auth("--revoke --project mine"))) {
            terminal.await("[exit 0]");
            assertThat(terminal.screen()).contains("Removed project mine");
        }
        assertThat(CliConfig.load(home).projects()).isEmpty();
        assertThat(CliConfig.load(home).defaultProject()).isEmpty();
    }
}
