package dev.lkj.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.source.sdk.ProjectType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an agent's project and its main file are. */
class LocalAgentTest {
    @TempDir
    private Path folder;

    private void files(String names) throws IOException {
        for (String name : names.split(" ", -1)) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "requirements.txt agent.py src/agent.py, '', '', agent.py",
        "requirements.txt src/agent.py, '', '', src/agent.py",
        "requirements.txt src/agent.py, src, '', src/agent.py",
        "requirements.txt agent.py sub/agent.py, sub, '', agent.py",
        "requirements.txt sub/agent.py, sub, '', sub/agent.py",
        "requirements.txt other.py, '', other.py, other.py",
        "requirements.txt deep/er/other.py, deep, er/other.py, deep/er/other.py",
        "requirements.txt sub/agent.py, '', sub, sub/agent.py",
        "package.json main.ts src/main.js, '', '', main.ts",
        "package.json src/main.js src/main.ts, '', '', src/main.js",
        "package.json src/main.ts, '', '', src/main.ts",
        "package.json a/package.json a/main.ts main.ts, a, '', main.ts",
    })
    void isFound(String files, String current, String given, String entrypoint) throws IOException {
        files(files);
        LocalAgent agent = LocalAgent.find(folder.resolve(current), given);

        assertThat(agent.entrypoint().replace('\\', '/')).isEqualTo(entrypoint);
    }

    @Test
    void theNearestProjectCounts() throws IOException {
        files("package.json main.ts a/uv.lock a/src/agent.py");
        LocalAgent agent = LocalAgent.find(folder, "a/src/agent.py");

        assertThat(agent.root()).isEqualTo(folder.resolve("a"));
        assertThat(agent.type()).isEqualTo(ProjectType.PYTHON_UV);
    }

    @ParameterizedTest
    @CsvSource({
        "requirements.txt, '', 'no entrypoint found: none of agent.py, src/agent.py'",
        "package.json, '', 'no entrypoint found: none of main.ts, src/main.js, src/main.ts'",
        "requirements.txt, x.py, 'entrypoint not found: x.py'",
        "requirements.txt, 'a\0b', 'entrypoint not found'",
    })
    void isNotFound(String files, String given, String message) throws IOException {
        files(files);

        assertThatThrownBy(() -> LocalAgent.find(folder, given))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        LkjException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }
}
