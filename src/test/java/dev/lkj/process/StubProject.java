package dev.lkj.process;

import dev.lkj.testing.LkjCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A project for {@link StubCloud}, and the folders that a deploy of it may touch. */
record StubProject(Path folder, Path temporary, Path home, Path streams) {
    /** Larger than what the sockets of both sides take in: an upload of it waits for its reader. */
    private static final int LARGE = 16 << 20;

    static StubProject create(Path parent) throws IOException {
        StubProject project = new StubProject(
                Files.createDirectories(parent.resolve("project")),
                Files.createDirectories(parent.resolve("tmp")),
                Files.createDirectories(parent.resolve("home")),
                Files.createDirectories(parent.resolve("streams")));
        Files.writeString(project.folder.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
        Files.writeString(project.folder.resolve("livekit.toml"), """
                [project]
                subdomain = "stub"

                [agent]
                id = "CA_stub"
                """);
        return project;
    }

    /** Gives it a file that cannot be compressed. */
    StubProject large() throws IOException {
        byte[] noise = new byte[LARGE];
        new Random(1).nextBytes(noise);
        Files.write(folder.resolve("noise.bin"), noise);
        return this;
    }

    /** lkj in the project's folder, with nothing else in its environment than where it may write. */
    LkjCommand lkj() {
        return new LkjCommand(folder, streams)
                .with("HOME", home.toString())
                .with("TMPDIR", temporary.toString())
                .with("TZ", "UTC");
    }
}
