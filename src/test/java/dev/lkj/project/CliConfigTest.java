package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliConfigTest {
    @TempDir
    Path home;

    private Path file() {
        return home.resolve(".livekit/cli-config.yaml");
    }

    private CliConfig load(String yaml) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), yaml);
        return CliConfig.load(home);
    }

    @Test
    void isEmptyWithoutAFileAndWritesNone() {
        CliConfig config = CliConfig.load(home);

        assertThat(config.projects()).isEmpty();
        assertThat(config.defaultEntry()).isEmpty();
        assertThat(config.permissionWarning()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void readsProjectsAndSettings() throws IOException {
        CliConfig config = load("""
                default_project: beta
                projects:
                    - name: alpha
                      project_id: p_1
                      url: wss://my-app-1a2b.livekit.cloud
                      api_key: devkey
                      api_secret: secret
                    - name: beta
                      url: wss://other-9z.livekit.cloud
                      later: unknown
                device_name: laptop
                theme: ""
                """);

        assertThat(config.projects())
                .containsExactly(
                        new ConfiguredProject("alpha", "p_1", "wss://my-app-1a2b.livekit.cloud", "devkey", "secret"),
                        new ConfiguredProject("beta", "", "wss://other-9z.livekit.cloud", "", ""));
        assertThat(config.defaultEntry()).contains(config.projects().get(1));
        assertThat(config.deviceName()).isEqualTo("laptop");
    }

    @Test
    void takesValuesAsTheyAreWritten() throws IOException {
        CliConfig config = load("projects:\n  - name: no\n    api_key: 0123\n    api_secret: 1e5\n");

        assertThat(config.projects()).containsExactly(new ConfiguredProject("no", "", "", "0123", "1e5"));
    }

    @Test
    void hasNoDefaultWhenNoEntryHasItsName() throws IOException {
        assertThat(load("default_project: gone\nprojects:\n  - name: a\n").defaultEntry())
                .isEmpty();
        assertThat(load("projects:\n  - url: u\n").defaultEntry()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "~\n", "{}", "projects:\n", "projects: []\ntheme:\n"})
    void isEmptyWhenTheFileSaysNothing(String yaml) throws IOException {
        assertThat(load(yaml).projects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`projects:\\n  - name: a\\n   api_secret: s3cret`                    | 3",
                "`projects:\\n\\t- name: s3cret`                                      | 2",
                "`projects:\\n  - api_secret: \"s3cret`                               | 2",
                "`projects:\\n  - api_secret: \"s3cret\\q\"`                          | 2",
                "`projects:\\n  - name: a\\n    api_secret: [s3cret]`                 | 3",
                "`projects:\\n  - s3cret`                                             | 2",
                "`projects: s3cret`                                                   | 1",
                "`projects:\\n  - api_secret: a\\n    api_secret: s3cret`             | 3",
                "`s3cret`                                                             | 1",
                "`\u0000s3cret`                                                       | 1",
            })
    void namesFileAndLineOfAMistakeAndNeverItsText(String yaml, int line) {
        LkjException failure =
                Failure.usage(() -> load(yaml.replace("\\n", "\n").replace("\\t", "\t")));

        assertThat(failure)
                .hasMessage(file() + ":" + line + ": is not valid YAML, or a value is of a wrong type")
                .hasNoCause();
        assertThat(failure.hint()).contains("correct that line").doesNotContain("s3cret");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectories(file());

        assertThat(Failure.usage(() -> CliConfig.load(home))).hasMessage("cannot read " + file() + ": is a directory");
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {'a', ':', ' ', (byte) 0xFF});

        assertThat(Failure.usage(() -> CliConfig.load(home))).hasMessage(file() + ":1: is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource({"rw-------, false", "r--------, false", "rw-r-----, true", "rw----r--, true", "rw---x---, true"})
    void warnsWhenOthersMayReadTheFile(String mode, boolean warned) throws IOException {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        load("projects:\n  - name: a\n");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(mode));

        assertThat(CliConfig.load(home).permissionWarning())
                .isEqualTo(
                        warned
                                ? Optional.of("WARNING: config file " + file() + " should have permissions 600")
                                : Optional.empty());
    }

    @Test
    void showsNeitherKeyNorSecret() throws IOException {
        CliConfig config =
                load("projects:\n  - {name: a, api_key: k3y, api_secret: s3cret, url: 'wss://u:s3cret@h'}\n");

        assertThat(config.toString()).contains("a, wss://…@h").doesNotContain("k3y", "s3cret");
    }
}
