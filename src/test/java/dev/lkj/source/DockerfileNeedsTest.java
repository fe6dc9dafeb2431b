package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileNeedsTest {
    @TempDir
    private Path project;

    @BeforeEach
    void aProjectWithData() throws IOException {
        Files.createDirectories(project.resolve("data"));
        Files.writeString(project.resolve("data/prompts.json"), "{}");
        Files.writeString(project.resolve("notes.txt"), "");
    }

    private List<String> missed(String dockerfile, String ignore) throws IOException {
        Files.writeString(project.resolve("Dockerfile"), dockerfile);
        Files.writeString(project.resolve(".gitignore"), ignore);
        return PackingPlan.of(project, new Cancellation()).attention().stream()
                .filter(Attention.NeededByDockerfile.class::isInstance)
                .map(Attention.NeededByDockerfile.class::cast)
                .map(n -> n.path().display() + " " + n.line().location() + " " + n.dockerfileLine() + " " + n.source())
                .toList();
    }

    @Test
    void aFileInACopiedFolderIsMissed() throws IOException {
        assertThat(missed("FROM x\nCOPY data/ /app/data/\n", "notes.txt\n*.json\n"))
                .containsExactly("data/prompts.json .gitignore:2 2 data");
    }

    @Test
    void aCopiedFolderIsMissedWhole() throws IOException {
        assertThat(missed("FROM x\nCOPY [\"./data\", \"/app/\"]\n", "data/\n"))
                .containsExactly("data .gitignore:1 2 data");
    }

    @Test
    void aCopyOfEverythingOrOfAnotherStageMissesNothing() throws IOException {
        assertThat(missed("FROM x\nCOPY . .\nCOPY --from=build data /app\nCOPY d* /app/\n", "*.json\n"))
                .isEmpty();
    }

    @Test
    void aDockerfileThatIsNotUnderstoodMissesNothing() throws IOException {
        assertThat(missed("COPY data /app\n", "*.json\n")).isEmpty();
    }

    @Test
    void whatIsBuiltInIsNotMissed() throws IOException {
        Files.writeString(project.resolve(".env"), "");
        assertThat(missed("FROM x\nCOPY .env /app/\n", "")).isEmpty();
    }
}
