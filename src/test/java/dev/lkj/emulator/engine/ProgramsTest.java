package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java an instance finds first. */
class ProgramsTest {
    @TempDir
    private Path javaHome;

    private String path() {
        return new Programs(Map.of("PATH", "/one" + File.pathSeparator + "/two"), javaHome).path();
    }

    @Test
    void aWholeJdkComesBeforeOthers() throws IOException {
        Files.writeString(Files.createDirectories(javaHome.resolve("bin")).resolve("javac"), "");
        assertThat(path()).startsWith(javaHome.resolve("bin") + File.pathSeparator + "/one");
    }

    @Test
    void aJavaThatCameWithLkjComesLast() {
        assertThat(path()).endsWith("/two" + File.pathSeparator + javaHome.resolve("bin"));
    }
}
