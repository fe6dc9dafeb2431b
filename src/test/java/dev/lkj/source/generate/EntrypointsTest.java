package dev.lkj.source.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.source.sdk.ProjectType;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that starts an agent is found among all others. */
class EntrypointsTest {
    @TempDir
    private Path folder;

    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolve("..").normalize());
            Files.writeString(file, "");
        }
    }

    private List<String> python() {
        return Entrypoints.find(folder, ProjectType.PYTHON_PIP, new Cancellation());
    }

    private List<String> node() {
        return Entrypoints.find(folder, ProjectType.NODE, new Cancellation());
    }

    @Test
    void theUsualNamesComeFirstAtAnyDepth() throws IOException {
        files("zeta.py", "agent.py", "src/main.py", "deep/er/__main__.py", "alpha.py");
        assertThat(python()).containsExactly("deep/er/__main__.py", "src/main.py", "agent.py", "alpha.py", "zeta.py");
    }

    @Test
    void nodeHasItsOwnNames() throws IOException {
        files("agent.js", "lib/index.js", "main.js", "main.py", "other.ts");
        assertThat(node()).containsExactly("lib/index.js", "main.js", "agent.js");
    }

    @Test
    void whatTheGeneratedRulesLeaveOutIsNone() throws IOException {
        files("agent.py", "tests/main.py", ".venv/lib/main.py", "build/main.py", "src/__pycache__/main.py");
        assertThat(python()).containsExactly("agent.py");
    }

    @Test
    void partsOfPackagesAreNone() throws IOException {
        files("pkg/__init__.py", "pkg/__version__.py", "pkg/run.py");
        assertThat(python()).containsExactly("pkg/run.py");
    }

    @Test
    void withoutAnyTheUsualNameIsAssumed() {
        assertThat(python()).containsExactly("agent.py");
        assertThat(node()).containsExactly("agent.js");
    }

    @Test
    void equalNamesAreInTheOrderOfTheirBytes() throws IOException {
        files("b/main.py", "a/main.py", "c/main.py", "main.py");
        assertThat(python()).containsExactly("a/main.py", "b/main.py", "c/main.py", "main.py");
    }
}
