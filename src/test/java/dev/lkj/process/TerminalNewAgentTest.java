package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.Tmux;
import dev.lkj.testing.cloud.FakeCloud;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a real terminal: for which project, where its data may be, and the logs of a new agent. */
@Tag("component")
final class TerminalNewAgentTest {
    @TempDir
    private Path folder;

    private StubProject project;
    private FakeCloud cloud;

    @BeforeEach
    void startService() throws IOException {
        project = StubProject.create(folder);
        Files.delete(project.folder().resolve("livekit.toml"));
        ObjectNode service = FakeCloud.scenario();
        service.putObject("clientSettings")
                .put("available_regions", "eu-central,us-east")
                .put("residency_warning_regions", "us-east")
                .put("project_data_region", "eu");
        cloud = new FakeCloud(service, Clock.system());
    }

    @AfterEach
    void stopService() {
        cloud.close();
    }

    private LkjCommand lkj() {
        return project.lkj()
                .with(Map.of(
                        "LIVEKIT_URL", "wss://stub.livekit.cloud",
                        "LIVEKIT_API_KEY", "devkey",
                        "LIVEKIT_API_SECRET", "secret",
                        "LK_AGENTS_URL", cloud.base(),
                        "LANG", "C.UTF-8",
                        "PATH", System.getenv("PATH")))
                .terminals("012");
    }

    private Tmux create(String... flags) {
        String[] args = new String[flags.length + 2];
        args[0] = "agent";
        args[1] = "create";
        System.arraycopy(flags, 0, args, 2, flags.length);
        return lkj().inTerminal(80, 24, args);
    }

    @Test
    void anotherProjectIsPickedAfterANo() throws IOException {
        Path config = Files.createDirectories(folder.resolve("home").resolve(".livekit"))
                .resolve("cli-config.yaml");
        Files.writeString(config, """
                projects:
                  - {name: acme, url: "wss://acme-1.livekit.cloud", api_key: devkey, api_secret: secret}
                  - {name: zeta, url: "wss://zeta-2.livekit.cloud", api_key: devkey, api_secret: secret}
                """);
        try (Tmux terminal = create("--region", "eu-central", "--detach")) {
            terminal.await("Use project [").press("n", "Enter");
            terminal.await("Select a project to use for this action").press("Down", "Enter");
            terminal.await("[exit 0]");
            assertThat(terminal.history()).contains("Using project [zeta]");
        }
        assertThat(project.folder().resolve("livekit.toml")).content().contains("\"zeta-2\"");
    }

    @ParameterizedTest
    @CsvSource({"y Enter, 0", "n Enter, 1", "Enter, 1", "Escape, 130"})
    void aRegionOutsideTheProjectsOwnIsAgreedTo(String keys, int code) {
        try (Tmux terminal = create("--detach")) {
            terminal.await("Use project [").press("Enter");
            terminal.await("Select region for agent deployment");
            assertThat(terminal.screen())
                    .contains("> 1  us-east  GDPR compliance required\n")
                    .contains("  2  eu-central\n");
            terminal.press("Enter").await("Are you sure you want to deploy to [us-east]? [y/N]");
            assertThat(terminal.history()).contains("Data residency warning", "[eu]");
            terminal.press(keys.split(" ", -1)).await("[exit " + code + "]");
            assertThat(terminal.history().contains("deployment cancelled")).isEqualTo(code == 1);
        }
        assertThat(cloud.writes().contains("CreateAgent")).isEqualTo(code == 0);
    }

    @Test
    void theLogsFollowAfterAYes() {
        try (Tmux terminal = create("--region", "eu-central")) {
            terminal.await("Use project [").press("Enter");
            terminal.await("Would you like to view logs?").press("Enter");
            terminal.await("log line two").await("[exit 0]");
            assertThat(terminal.history()).contains("Tailing runtime logs...safe to exit at any time");
        }
    }
}
