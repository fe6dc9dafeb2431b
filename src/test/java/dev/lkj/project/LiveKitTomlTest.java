package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveKitTomlTest {
    @TempDir
    Path folder;

    private LiveKitToml load(String text) throws IOException {
        Files.writeString(folder.resolve("livekit.toml"), text);
        return LiveKitToml.load(here(), "livekit.toml").orElseThrow();
    }

    private WorkingDirectory here() {
        return WorkingDirectory.of(folder, null);
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(LiveKitToml.load(here(), "livekit.toml")).isEmpty();
    }

    @Test
    void isEmptyInAFolderThatDoesNotExist() {
        assertThat(LiveKitToml.load(WorkingDirectory.of(folder, "svc"), "livekit.toml"))
                .isEmpty();
    }

    @Test
    void readsProjectAndAgent() throws IOException {
        LiveKitToml file = load("""
                # mine
                [project]
                  subdomain = "acme-x1"
                [agent]
                  id = "CA_abc"
                [other]
                  key = 1
                """);

        assertThat(file.subdomain()).isEqualTo("acme-x1");
        assertThat(file.agentId()).isEqualTo("CA_abc");
        assertThat(file.hasAgent()).isTrue();
        assertThat(file.legacy()).isFalse();
        assertThat(file.location()).isEqualTo("./livekit.toml:3");
    }

    @Test
    void namesAFileOfAnotherFolderFromTheCurrentOne() throws IOException {
        Files.createDirectories(folder.resolve("svc"));
        Files.writeString(folder.resolve("svc/prod.toml"), "[project]\nsubdomain='a'\n");

        LiveKitToml file = LiveKitToml.load(WorkingDirectory.of(folder, "svc/"), "prod.toml")
                .orElseThrow();

        assertThat(file.location()).isEqualTo(Path.of("svc", "prod.toml") + ":2");
        assertThat(file.name()).isEqualTo("prod.toml");
    }

    @Test
    void hasNoAgentWithoutAnAgentTable() throws IOException {
        assertThat(load("[project]\nsubdomain='a'\n").hasAgent()).isFalse();
    }

    @Test
    void readsTheLegacyFormWithAnEmptyIdEvenBesideAnAgentTable() throws IOException {
        LiveKitToml file = load("project_subdomain = \"old\"\n[agent]\nid = \"CA_abc\"\n");

        assertThat(file.legacy()).isTrue();
        assertThat(file.subdomain()).isEqualTo("old");
        assertThat(file.hasAgent()).isTrue();
        assertThat(file.agentId()).isEmpty();
        assertThat(file.location()).isEqualTo("./livekit.toml:1");
    }

    @Test
    void takesAnEmptyFileForTheLegacyFormWithoutAProject() throws IOException {
        LiveKitToml file = load("");

        assertThat(file.legacy()).isTrue();
        assertThat(file.subdomain()).isEmpty();
        assertThat(file.location()).isEqualTo("./livekit.toml");
    }

    @Test
    void readsPastAByteOrderMark() throws IOException {
        assertThat(load("\uFEFF[project]\nsubdomain='a'\n").subdomain()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`[project`                              | ./livekit.toml:1: Unexpected end of input",
                "`[project]\\nsubdomain = oops`          | ./livekit.toml:2: Unexpected",
                "`[project]\\na=1\\n[project]`           | ./livekit.toml:3: project previously defined",
                "`project = 3`                           | ./livekit.toml:1: project is not a table",
                "`[[project]]\\nsubdomain = 'a'`         | ./livekit.toml:1: project is not a table",
                "`[project]\\nsubdomain = 3`             | ./livekit.toml:2: project.subdomain is not a string",
                "`\\n[project]\\n[agent]\\nid = ['a']`   | ./livekit.toml:4: agent.id is not a string",
                "`agent = 'CA_abc'\\n[project]`          | ./livekit.toml:1: agent is not a table",
                "`a=1\\nproject_subdomain = true`        | ./livekit.toml:2: project_subdomain is not a string",
            })
    void saysInWhichLineAFileIsWrong(String text, String message) {
        assertThat(Failure.usage(() -> load(text.replace("\\n", "\n"))).getMessage())
                .startsWith(message);
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        Files.write(folder.resolve("livekit.toml"), new byte[] {'a', '=', '1', '\n', (byte) 0xFF, (byte) 0xFE, 0});

        assertThat(Failure.usage(() -> LiveKitToml.load(here(), "livekit.toml")))
                .hasMessage("./livekit.toml:2: is not UTF-8 text");
    }

    @Test
    void showsNoControlCharacterOfABinaryFile() {
        assertThat(Failure.usage(() -> load("\u0000\u001b[2J")).getMessage())
                .startsWith("./livekit.toml:1: ")
                .doesNotContain("\u0000", "\u001b");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(folder.resolve("livekit.toml"));

        assertThat(Failure.usage(() -> LiveKitToml.load(here(), "livekit.toml")))
                .hasMessage("cannot read ./livekit.toml: is a directory");
    }

    @Test
    void refusesALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("livekit.toml"), Path.of("gone.toml"));

        assertThat(Failure.usage(() -> LiveKitToml.load(here(), "livekit.toml")))
                .hasMessage("cannot read ./livekit.toml: no such file or directory");
    }
}
