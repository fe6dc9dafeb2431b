package dev.lkj.emulator.store;

import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Uploaded sources and the logs of their builds, by agent and tag. */
public final class SourceFiles {
    private final Path root;
    private final SourceOrigin origin;

    SourceFiles(Path root, SourceOrigin origin) {
        this.root = root;
        this.origin = origin;
    }

    /** The uploaded source of a tag, which is fetched when it is not here yet. */
    public Path present(String agentId, String tag, Cancellation cancellation) throws IOException {
        Path source = source(agentId, tag);
        if (!Files.exists(source)) {
            Path incoming = incoming();
            try {
                origin.fetch(agentId, tag, incoming, cancellation);
                keep(incoming, agentId, tag);
            } finally {
                Files.deleteIfExists(incoming);
            }
        }
        return source;
    }

    /** A new empty file for an upload that is not complete. */
    public Path incoming() throws IOException {
        Path folder = root.resolve("incoming");
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "upload", ".part");
    }

    /** A new empty folder for what is not complete; it goes with the next start, if not before. */
    public Path incomingFolder() throws IOException {
        Path folder = root.resolve("incoming");
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, "import");
    }

    /** Removes such a folder with all that is in it. */
    public static void removeFolder(Path folder) {
        TreeRemoval.remove(folder);
    }

    /** Moves the log of a build to its place. */
    public void keepLog(Path log, String agentId, String tag) throws IOException {
        Files.move(log, buildLog(agentId, tag), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
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
        origin.drop(agentId, tag);
        Files.deleteIfExists(source(agentId, tag));
        Files.deleteIfExists(buildLog(agentId, tag));
    }
}
