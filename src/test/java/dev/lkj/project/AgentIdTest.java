package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentIdTest {
    private static final String PROJECT = "[project]\nsubdomain='a'\n";

    @TempDir
    Path folder;

    private LiveKitToml file(String directory, String name, String text) throws IOException {
        WorkingDirectory working = WorkingDirectory.of(folder, directory);
        Files.createDirectories(working.path());
        Files.writeString(working.path().resolve(name), text);
        return LiveKitToml.load(working, name).orElseThrow();
    }

    @Test
    void takesTheFlagBeforeTheFile() throws IOException {
        LiveKitToml file = file(".", "livekit.toml", PROJECT + "[agent]\nid='CA_file'\n");

        AgentId.Known known = (AgentId.Known) AgentId.resolve("CA_flag", file);

        assertThat(known).isEqualTo(new AgentId.Known("CA_flag", "--id"));
        assertThat(known.announcement()).isEqualTo("Using agent [CA_flag]");
    }

    @Test
    void takesTheAgentOfTheFile() throws IOException {
        LiveKitToml file = file("svc", "livekit.toml", PROJECT + "[agent]\nid='CA_file'\n");

        assertThat(AgentId.resolve("", file))
                .isEqualTo(new AgentId.Known(
                        "CA_file", Path.of("svc", "livekit.toml").toString()));
    }

    @Test
    void needsThePickerWithoutAFile() {
        assertThat(AgentId.resolve(null, null)).isInstanceOf(AgentId.NeedsPicker.class);
    }

    @Test
    void refusesAFileWithoutAgentTable() throws IOException {
        LiveKitToml file = file("svc", "prod.toml", PROJECT);

        LkjException failure = Failure.usage(() -> AgentId.resolve(null, file));

        assertThat(failure).hasMessage("no agent config found in [prod.toml]");
        assertThat(failure.hint()).isEqualTo("set --id, or let lkj agent config svc --config prod.toml write it");
    }

    @Test
    void refusesAnEmptyId() throws IOException {
        LiveKitToml file = file(".", "livekit.toml", PROJECT + "[agent]\n");

        LkjException failure = Failure.usage(() -> AgentId.resolve(null, file));

        assertThat(failure).hasMessage("agent ID or [livekit.toml] required: ./livekit.toml has no id under [agent]");
        assertThat(failure.hint()).isEqualTo("set --id, or let lkj agent config write it");
    }

    @Test
    void refusesALegacyFile() throws IOException {
        LiveKitToml file = file(".", "livekit.toml", "project_subdomain='a'\n[agent]\nid='CA_1'\n");

        assertThat(Failure.usage(() -> AgentId.resolve(null, file)))
                .hasMessage("agent ID or [livekit.toml] required: ./livekit.toml has no [project] table, "
                        + "so its agent is not read");
    }

    @Test
    void tellsAVersionFromAnId() {
        LkjException failure = Failure.usage(() -> AgentId.resolve("20261122101502", null));

        assertThat(failure).hasMessage("--id 20261122101502 is a version, not an agent's id");
        assertThat(failure.hint()).contains("lkj agent list");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "CA_1,CA_2", "./svc", "id=CA_1", "CA_1\u001b[2J", "CA_ä"})
    void refusesWhatCannotBeAnId(String flag) {
        assertThat(Failure.usage(() -> AgentId.resolve(flag, null)).getMessage())
                .endsWith(" is not an agent's id")
                .doesNotContain("\u001b");
    }

    @Test
    void knowsIdsAndVersionsByTheirForm() {
        assertThat(AgentIdForm.looksLikeId("CA_hB2kQ9")).isTrue();
        assertThat(AgentIdForm.looksLikeId("svc")).isFalse();
        assertThat(AgentIdForm.looksLikeVersion("20261122101502")).isTrue();
        assertThat(AgentIdForm.looksLikeVersion("2026")).isFalse();
    }
}
