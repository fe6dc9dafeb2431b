package dev.lkj.emulator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Uploaded sources and the logs of their builds, by agent and tag. */
public final class SourceFiles {
    private final Path root;

    SourceFiles(Path root) {
        this.root = root;
    }

    /** A new empty file for an upload that is not complete. */
    public Path incoming() throws IOException {
        Path folder = root.resolve("incoming");
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "upload", ".part");
    }

    /** Moves a complete upload to its place. */
    public void keep(Path incoming, String agentId, String tag) throws IOException {
        Path source = source(agentId, tag);
        Files.createDirectories(source.getParent());
        Files.move(incoming, source, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The uploaded source of a tag. */
    public Path source(String agentId, String tag) {
        return root.resolve("sources").resolve(agentId).resolve(tag + ".tar.gz");
    }

    /** The log of a tag's build. */
    public Path buildLog(String agentId, String tag) throws IOException {
        Path folder = root.resolve("builds").resolve(agentId);
        Files.createDirectories(folder);
        return folder.resolve(tag + ".log");
    }

    /** Drops the source of a tag and the log of its build. */
    public void drop(String agentId, String tag) throws IOException {
        Files.deleteIfExists(source(agentId, tag));
        Files.deleteIfExists(buildLog(agentId, tag));
    }
}
