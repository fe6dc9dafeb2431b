package dev.lkj.process;

import dev.lkj.testing.LkjCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of hello-agent, and the folders that a run of lkj may touch. */
record HelloProject(Path folder, Path temporary, Path home, Path streams) {
    private static final Path EXAMPLE = Path.of("src/examples/hello-agent");

    static HelloProject create(Path parent) throws IOException {
        HelloProject project = new HelloProject(
                Files.createDirectories(parent.resolve("hello-agent")),
                Files.createDirectories(parent.resolve("tmp")),
                Files.createDirectories(parent.resolve("home")),
                Files.createDirectories(parent.resolve("streams")));
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, project.folder.resolve(file.getFileName().toString()));
            }
        }
        return project;
    }

    /** lkj in the project's folder; instances find this machine's Java. */
    LkjCommand lkj() {
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        return new LkjCommand(folder, streams)
                .with("PATH", java + File.pathSeparator + System.getenv("PATH"))
                .with("HOME", home.toString())
                .with("TMPDIR", temporary.toString())
                .with("LANG", "C.UTF-8")
                .with("TZ", "UTC");
    }
}
