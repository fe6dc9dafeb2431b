package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.Tmux;
import dev.lkj.testing.cloud.FakeCloud;
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

/** The question for a region in a real terminal, where data in one of them would leave the project's own region. */
@Tag("component")
final class TerminalResidencyTest {
    private static final String LINK = "agent private-link create --name db --port 1 --endpoint com.x";
    private static final String QUESTION = "Are you sure you want to deploy to [us-east]? [y/N]";

    @TempDir
    private Path folder;

    private StubProject project;
    private FakeCloud cloud;

    @BeforeEach
    void startService() throws IOException {
        project = StubProject.create(folder);
        Files.writeString(project.folder().resolve("requirements.txt"), "livekit-agents~=1.2\n");
        Files.writeString(project.folder().resolve("agent.py"), "");
        ObjectNode service = JsonNodeFactory.instance.objectNode();
        service.putObject("clientSettings")
                .put("python-min-sdk-version", "1.0.0")
                .put("node-min-sdk-version", "1.0.0")
                .put("available_regions", "us-east, eu-central")
                .put("residency_warning_regions", "us-east")
                .put("project_data_region", "eu");
        service.putObject("build").put("stream", "none");
        cloud = new FakeCloud(service, Clock.system());
    }

    @AfterEach
    void stopService() {
        cloud.close();
    }

    private Tmux terminal(String typed) {
        LkjCommand lkj = project.lkj()
                .with("LIVEKIT_URL", "wss://stub.livekit.cloud")
                .with("LIVEKIT_API_KEY", "devkey")
                .with("LIVEKIT_API_SECRET", "secret")
                .with("LK_AGENTS_URL", cloud.base())
                .with("LANG", "C.UTF-8")
                .with("PATH", System.getenv("PATH"));
        return lkj.terminals("012").inTerminal(80, 24, typed.split(" ", -1));
    }

    @Test
    void aRegionElsewhereIsMarkedAndNeedsAYes() {
        try (Tmux terminal = terminal(LINK)) {
            terminal.await("Select region for private link");
            assertThat(terminal.screen()).contains("> 1  us-east  GDPR compliance required\n", "  2  eu-central\n");
            terminal.press("Enter").await(QUESTION);
            assertThat(terminal.screen()).contains("""
                    warning: Deploying to [us-east]. Data residency warning: This agent will run in
                             [us-east], but your project observability region is [eu]. What it
                             observes of its sessions is kept there.
                    """);
            terminal.press("y", "Enter").await("[exit 0]");
            assertThat(terminal.screen()).contains("Using region [us-east]\nCreated private link [");
            assertThat(terminal.history()).isEqualTo(terminal.unwrapped());
        }
        assertThat(cloud.requests())
                .filteredOn(request -> request.name().equals("CreatePrivateLink"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body().path("region").asText()).isEqualTo("us-east"));
    }

    @ParameterizedTest
    @CsvSource({"n Enter, 1", "Enter, 1", "Escape, 130", "C-c, 130"})
    void withoutAYesNothingIsMade(String keys, int code) {
        try (Tmux terminal = terminal(LINK + " --region us-east")) {
            terminal.await(QUESTION).press(keys.split(" ", -1)).await("[exit " + code + "]");
            assertThat(terminal.screen()).contains("nothing was changed");
            assertThat(terminal.cursorShown()).isTrue();
        }
        assertThat(cloud.writes()).isEmpty();
    }

    @Test
    void theProjectsOwnRegionNeedsNoYes() {
        try (Tmux terminal = terminal(LINK)) {
            terminal.await("Select region for private link")
                    .press("Down", "Enter")
                    .await("[exit 0]");
            assertThat(terminal.screen())
                    .contains("Using region [eu-central]")
                    .doesNotContain("warning", "Are you sure");
        }
        assertThat(cloud.writes()).containsExactly("CreatePrivateLink");
    }

    @Test
    void aNewAgentElsewhereIsNotMadeWithoutAYes() {
        try (Tmux terminal = terminal("agent create --config new.toml")) {
            terminal.await("Use project [").press("Enter");
            terminal.await("Select region for agent deployment");
            assertThat(terminal.screen()).contains("> 1  us-east  GDPR compliance required\n");
            terminal.press("Enter").await(QUESTION).press("Enter").await("[exit 1]");
            assertThat(terminal.screen()).contains("error: deployment cancelled; nothing was changed");
        }
        assertThat(cloud.writes()).isEmpty();
        assertThat(project.folder().resolve("new.toml")).doesNotExist();
    }

    @Test
    void aNewAgentElsewhereIsMadeAfterAYes() {
        try (Tmux terminal = terminal("agent create --config new.toml --region us-east --detach")) {
            terminal.await("Use project [").press("Enter");
            terminal.await(QUESTION).press("y", "Enter").await("[exit 0]");
        }
        assertThat(cloud.writes()).startsWith("CreateAgent");
        assertThat(project.folder().resolve("new.toml")).content().contains("id = \"CA_");
    }
}
