package dev.lkj.cli.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two commands, with an emulator that they find by its file. */
class ExportImportTest {
    @TempDir
    private Path folder;

    private final EmulatorFixture emulator = new EmulatorFixture();

    @BeforeEach
    void leaveTheFile() throws IOException {
        StringBuilder text = new StringBuilder();
        emulator.emulator
                .environment()
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        Path file = folder.resolve("lkj-emulator-" + emulator.emulator.port() + ".env");
        Files.writeString(file, text);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private CliHarness.Result lkj(String... args) {
        return new CliHarness(folder, folder).with("TMPDIR", folder.toString()).run(args);
    }

    private static String good(CliHarness.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private String current() throws Exception {
        return emulator.client
                .get("/_emulator/state")
                .path("agents")
                .path(0)
                .path("current")
                .asText();
    }

    @Test
    void whatWasExportedComesBackAfterAReset() throws Exception {
        String tag = emulator.serve();
        assertThat(good(lkj("emulator", "export")))
                .matches("Wrote lkj-emulator-export.zip, .*: 1 agent, 1 version, 0 private links\n");
        good(lkj("emulator", "reset", "--yes"));
        assertThat(current()).isEmpty();
        assertThat(good(lkj("emulator", "import", "lkj-emulator-export.zip")))
                .isEqualTo("Imported lkj-emulator-export.zip: 1 agent, 1 version, 0 private links\n");
        assertThat(current()).isEqualTo(tag);
    }

    @Test
    void secretsAreNamedBothTimes() throws Exception {
        emulator.serve();
        emulator.client.rpc(
                "UpdateAgentSecrets",
                "{\"agent_id\":\"CA_1\",\"secrets\":[{\"name\":\"TOKEN\",\"value\":\"aHVzaA==\","
                        + "\"kind\":\"AGENT_SECRET_KIND_ENVIRONMENT\"}]}");
        CliHarness.Result exported = lkj("emulator", "export", "a.zip");
        assertThat(exported.err()).isEqualTo("Without the values of secrets of CA_1: TOKEN\n");
        CliHarness.Result imported = lkj("emulator", "import", "a.zip", "--overwrite");
        assertThat(imported.err())
                .contains("Not set, since no file has their values, are the secrets of CA_1: TOKEN\n");
    }

    @Test
    void aFileThatIsThereIsKept() throws Exception {
        Files.writeString(folder.resolve("a.zip"), "mine");
        CliHarness.Result refused = lkj("emulator", "export", "a.zip");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("a.zip exists", "--overwrite");
        assertThat(folder.resolve("a.zip")).hasContent("mine");
        good(lkj("emulator", "export", "a.zip", "--overwrite"));
        assertThat(Files.size(folder.resolve("a.zip"))).isGreaterThan(100);
    }

    @Test
    void anImportOverAgentsNeedsConsent() throws Exception {
        emulator.serve();
        good(lkj("emulator", "export", "a.zip"));
        CliHarness.Result refused = lkj("emulator", "import", "a.zip");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("forgets the agents", "--overwrite");
        good(lkj("emulator", "import", "a.zip", "--yes"));
    }

    @Test
    void aBadFileIsAnErrorThatChangesNothing() throws Exception {
        Files.writeString(folder.resolve("bad.zip"), "hello");
        CliHarness.Result bad = lkj("emulator", "import", "bad.zip");
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err()).contains("nothing was imported: file is no export of an emulator");
        CliHarness.Result none = lkj("emulator", "import", "none.zip");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("there is no file none.zip");
    }

    @Test
    void asJsonBothSayWhatIsInTheFile() throws Exception {
        emulator.serve();
        String exported = good(lkj("emulator", "export", "a.zip", "--json"));
        assertThat(new JsonMapper().readTree(exported).path("versions").asInt()).isEqualTo(1);
        assertThat(new JsonMapper().readTree(exported).path("engine").asText()).isEqualTo("fake");
        String imported = good(lkj("emulator", "import", "a.zip", "--overwrite", "--json"));
        assertThat(new JsonMapper().readTree(imported).path("agents").asInt()).isEqualTo(1);
        assertThat(new JsonMapper().readTree(imported).path("file").asText()).isEqualTo("a.zip");
    }

    @Test
    void nothingIsLeftOfAnExportThatFailed() throws Exception {
        emulator.serve();
        CliHarness.Result failed = lkj("emulator", "export", "no-such-folder/a.zip");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("was not written");
    }
}
