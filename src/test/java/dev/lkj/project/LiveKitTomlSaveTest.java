package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKitTomlSaveTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("livekit.toml");
    }

    private String saved() throws IOException {
        LiveKitToml.save(WorkingDirectory.of(folder, null), "livekit.toml", "acme", "CA_new");
        return Files.readString(file());
    }

    private String savedOver(String text) throws IOException {
        Files.writeString(file(), text);
        return saved();
    }

    @Test
    void writesANewFileInTheUsualForm() throws IOException {
        assertThat(saved()).isEqualTo("""
                [project]
                  subdomain = "acme"

                [agent]
                  id = "CA_new"
                """);
    }

    @Test
    void keepsCommentsOrderAndUnknownKeys() throws IOException {
        assertThat(savedOver("""
                # of the agents team
                [agent]
                id = 'CA_old' # do not touch
                color = "red"

                # where it runs
                [project]
                \tsubdomain   =   "old"

                [tool.x]
                list = [1,
                  2]
                """)).isEqualTo("""
                # of the agents team
                [agent]
                id = 'CA_new' # do not touch
                color = "red"

                # where it runs
                [project]
                \tsubdomain   =   "acme"

                [tool.x]
                list = [1,
                  2]
                """);
    }

    @Test
    void addsAnAgentTableInTheFilesOwnIndentation() throws IOException {
        assertThat(savedOver("[project]\nsubdomain = \"old\"\n"))
                .isEqualTo("[project]\nsubdomain = \"acme\"\n\n[agent]\nid = \"CA_new\"\n");
    }

    @Test
    void keepsWindowsLineEnds() throws IOException {
        assertThat(savedOver("# c\r\n[project]\r\n  subdomain = \"old\"\r\n"))
                .isEqualTo("# c\r\n[project]\r\n  subdomain = \"acme\"\r\n\r\n[agent]\r\n  id = \"CA_new\"\r\n");
    }

    @Test
    void keepsAByteOrderMark() throws IOException {
        assertThat(savedOver("\uFEFF[project]\nsubdomain='old'\n[agent]\nid='x'\n"))
                .isEqualTo("\uFEFF[project]\nsubdomain='acme'\n[agent]\nid='CA_new'\n");
    }

    @Test
    void keepsDottedAndInlineTables() throws IOException {
        assertThat(savedOver("project.subdomain = 'old'\nagent = { id = 'x', z = 1 }\n"))
                .isEqualTo("project.subdomain = 'acme'\nagent = { id = 'CA_new', z = 1 }\n");
    }

    @Test
    void movesALegacyProjectIntoItsTableWithItsComments() throws IOException {
        assertThat(savedOver("""
                # file of the team

                # our project
                project_subdomain = "old" # since 2024
                other = 1

                [agent]
                  id = "CA_old"
                """)).isEqualTo("""
                # file of the team

                other = 1

                [agent]
                  id = "CA_new"

                [project]
                  # our project
                  subdomain = "acme"  # since 2024
                """);
    }

    @Test
    void writesWhatItReadsBack() throws IOException {
        String hostile = "a\"b\\c\u001b";
        LiveKitToml.save(WorkingDirectory.of(folder, null), "livekit.toml", hostile, hostile);

        LiveKitToml file = LiveKitToml.load(WorkingDirectory.of(folder, null), "livekit.toml")
                .orElseThrow();

        assertThat(file.subdomain()).isEqualTo(hostile);
        assertThat(file.agentId()).isEqualTo(hostile);
    }

    @Test
    void leavesABrokenFileAsItIs() throws IOException {
        Files.writeString(file(), "[project\n");

        assertThat(Failure.usage(this::saved).getMessage()).startsWith("./livekit.toml:1: ");
        assertThat(file()).hasContent("[project\n");
    }

    @Test
    void leavesAFileWithAWrongTypeAsItIs() throws IOException {
        Files.writeString(file(), "project = 3\n");

        assertThat(Failure.usage(this::saved)).hasMessage("./livekit.toml:1: project is not a table");
        assertThat(file()).hasContent("project = 3\n");
    }
}
