package dev.lkj.emulator.engine.docker.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Answers to builds, recorded from real daemons. */
final class Samples {
    private static final Path FOLDER = Path.of("src/test/resources/docker-builds");

    private Samples() {}

    static List<String> lines(String name) throws IOException {
        return Files.readAllLines(FOLDER.resolve(name));
    }

    static InputStream stream(String name) throws IOException {
        return stream(lines(name));
    }

    static InputStream stream(List<String> lines) {
        return new ByteArrayInputStream(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
