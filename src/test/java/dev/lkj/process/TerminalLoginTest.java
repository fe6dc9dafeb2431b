package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.cli.JsonPage;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.Tmux;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in and adding projects in a real terminal, with the emulator as the service. */
@Tag("component")
final class TerminalLoginTest {
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

    private Tmux terminal(String... args) {
        return new LkjCommand(folder, folder)
                .with("HOME", home.toString())
                .with("LANG", "C.UTF-8")
                .with("BROWSER", "none")
                .with("PATH", System.getenv("PATH"))
                .terminals("012")
                .inTerminal(80, 24, args);
    }

    private Tmux login(String... more) {
        String url = fixture.emulator.url();
        String[] words = {"cloud", "auth", "--server-url", url, "--dashboard-url", url, "-i", "1"};
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(words), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return terminal(all);
    }

    /** What a person does in a browser that knows the emulator's page. */
    private void answer(Tmux terminal, String answer) throws Exception {
        HttpClient browser = HttpClient.newHttpClient();
        String cookie = browser.send(
                        HttpRequest.newBuilder(URI.create(fixture.emulator.pageUrl()))
                                .build(),
                        BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", -1)[0];
        Matcher address =
                Pattern.compile("(http://\\S+/cli/confirm-auth\\?t=\\S+)").matcher(terminal.unwrapped());
        assertThat(address.find()).isTrue();
        String page = browser.send(
                        HttpRequest.newBuilder(URI.create(address.group(1)))
                                .header("Cookie", cookie)
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher fields = Pattern.compile("name=\"(t|form)\" value=\"([^\"]+)\"").matcher(page);
        StringBuilder form = new StringBuilder("answer=" + answer);
        while (fields.find()) {
            form.append('&').append(fields.group(1)).append('=').append(fields.group(2));
        }
        browser.send(
                HttpRequest.newBuilder(URI.create(fixture.emulator.url() + "/cli/confirm-auth"))
                        .headers("Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private CliConfig config() {
        return CliConfig.load(home);
    }

    private static ConfiguredProject project(String name) {
        return new ConfiguredProject(name, "", "wss://x-1.livekit.cloud", "key", "top");
    }

    private void configured(String name) {
        new dev.lkj.project.CliConfigFile(home, dev.lkj.time.Clock.system(), time -> {})
                .update(config -> config.with(project(name)).withDefault(name));
    }

    @Test
    void aConfirmedLoginAddsTheEmulatorsProject() throws Exception {
        try (Tmux terminal = login()) {
            terminal.await("What is the name of this device?")
                    .press("laptop", "Enter")
                    .await("Awaiting confirmation");
            answer(terminal, "allow");
            terminal.await("[exit 0]");
            assertThat(terminal.unwrapped())
                    .contains("Device [laptop]", "Authenticated project [emulator]", "Saved CLI config to [");
            assertThat(terminal.unwrapped()).doesNotContain(fixture.emulator.apiSecret());
        }
        assertThat(config().deviceName()).isEqualTo("laptop");
        assertThat(config().defaultEntry())
                .contains(new ConfiguredProject(
                        "emulator",
                        "p_emulator",
                        fixture.emulator.projectUrl(),
                        fixture.emulator.apiKey(),
                        fixture.emulator.apiSecret()));
    }

    @Test
    void programsGetTheProjectAsThePageAboutJsonSays() throws Exception {
        try (Tmux terminal = login("--json")) {
            terminal.await("What is the name of this device?").press("Enter").await("Awaiting confirmation");
            answer(terminal, "allow");
            terminal.await("[exit 0]");
            String printed = terminal.unwrapped();
            JsonNode json = new ObjectMapper()
                    .readTree(printed.substring(printed.lastIndexOf('{'), printed.lastIndexOf('}') + 1));

            JsonPage.read().check("cloud auth", json);
            assertThat(json.path("Name").asText()).isEqualTo("emulator");
            assertThat(json).hasSize(4);
        }
    }

    @Test
    void aSecondProjectIsAskedForItsNameAndPlace() throws Exception {
        configured("Emulator");
        try (Tmux terminal = login()) {
            terminal.await("What is the name of this device?").press("Enter").await("Awaiting confirmation");
            answer(terminal, "allow");
            terminal.await("Make this project default? [y/N]").press("Enter");
            terminal.await("project name already exists").press("mine", "Enter").await("[exit 0]");
        }
        assertThat(config().projects()).extracting(ConfiguredProject::name).containsExactly("Emulator", "mine");
        assertThat(config().defaultProject()).isEqualTo("Emulator");
    }

    @Test
    void aKeyThatWasGrantedIsSavedUnderAFreeName() throws Exception {
        configured("emulator");
        try (Tmux terminal = login()) {
            terminal.await("What is the name of this device?").press("Enter").await("Awaiting confirmation");
            answer(terminal, "allow");
            terminal.await("Make this project default? [y/N]").press("Escape");
            terminal.await("project name already exists").press("Escape").await("[exit 0]");
        }
        assertThat(config().projects()).hasSize(2);
        assertThat(config().defaultProject()).isEqualTo("emulator");
    }

    @Test
    void theFirstProjectBecomesTheDefaultThoughItsNameIsAskedFor() {
        try (Tmux terminal = terminal(
                "project", "add", "--url", "wss://x-1.livekit.cloud", "--api-key", "key", "--api-secret", "top")) {
            terminal.await("Project Name").press("first", "Enter").await("[exit 0]");
        }
        assertThat(config().defaultProject()).isEqualTo("first");
    }

    @Test
    void aDeniedLoginAddsNothing() throws Exception {
        try (Tmux terminal = login()) {
            terminal.await("What is the name of this device?").press("Enter").await("Awaiting confirmation");
            answer(terminal, "deny");
            terminal.await("[exit 3]");
            assertThat(terminal.screen()).contains("access denied");
        }
        assertThat(config().projects()).isEmpty();
    }

    @Test
    void ctrlCEndsTheWait() {
        try (Tmux terminal = login()) {
            terminal.await("What is the name of this device?").press("Enter").await("Awaiting confirmation");
            terminal.press("C-c").await("[exit 130]");
            assertThat(terminal.screen()).contains("no project was added");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aCommandWithoutAnyProjectSignsInFirst() throws Exception {
        String url = fixture.emulator.url();
        try (Tmux terminal = terminal("agent", "list", "--server-url", url, "--dashboard-url", url)) {
            terminal.await("No local projects found. Authenticate one? [Y/n]").press("Enter");
            terminal.await("What is the name of this device?").press("Enter").await("Awaiting confirmation");
            answer(terminal, "allow");
            terminal.await("[exit 0]");
            assertThat(terminal.screen()).contains("Using project [emulator]", "CA_1");
        }
    }

    @Test
    void aCommandWithoutAnyProjectEndsAfterANo() {
        try (Tmux terminal = terminal("agent", "list")) {
            terminal.await("Authenticate one? [Y/n]").press("n", "Enter").await("[exit 1]");
            assertThat(terminal.screen()).contains("no project selected", "lkj project add");
        }
    }

    @Test
    void aFailedLoginIsTheReason() {
        try (Tmux terminal = terminal("agent", "list", "--server-url", "http://127.0.0.1:1")) {
            terminal.await("Authenticate one? [Y/n]").press("Enter");
            terminal.await("What is the name of this device?").press("Enter").await("[exit 8]");
            assertThat(terminal.screen()).contains("authentication failed: unable to request a verification token");
        }
    }

    @Test
    void theDefaultProjectIsRevokedAfterAYes() {
        configured("mine");
        try (Tmux terminal = login("--revoke")) {
            terminal.await("Revoke the key of mine (wss://x-1.livekit.cloud)? [y/N]")
                    .press("Enter")
                    .await("[exit 1]");
            assertThat(terminal.screen()).contains("nothing was revoked");
        }
        assertThat(config().projects()).hasSize(1);
    }

    @Test
    void addAsksForWhatIsMissing() {
        configured("mine");
        try (Tmux terminal = terminal("project", "add", "--api-key", "key")) {
            terminal.await("Project Name").press("a.b", "Enter").await("alphanumeric");
            terminal.press("mine", "Enter").await("name already exists: mine");
            terminal.press("other", "Enter")
                    .await("URL")
                    .press("other", "Enter")
                    .await("must start with http[s]");
            terminal.press("wss://other", "Enter").await("API Secret (not shown)");
            terminal.press("to", "Enter").await("at least 3 characters\nAPI Secret (not shown):");
            terminal.press("hush", "Enter");
            terminal.await("Make this project default? [y/N]")
                    .press("y", "Enter")
                    .await("[exit 0]");
            assertThat(terminal.history()).doesNotContain("hush").contains("* other");
        }
        assertThat(config().defaultEntry()).contains(new ConfiguredProject("other", "", "wss://other", "key", "hush"));
    }

    @Test
    void leavingAddAddsNothing() {
        try (Tmux terminal = terminal("project", "add")) {
            terminal.await("Project Name").press("Escape").await("[exit 130]");
        }
        assertThat(home).isEmptyDirectory();
    }
}
