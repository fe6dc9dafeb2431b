package dev.lkj.source;

import dev.lkj.error.LkjException;
import dev.lkj.source.tree.Reason;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The upload: a gzip-compressed tar of what a plan lists.
 *
 * <p>Same tree, same bytes: owner 0, one fixed time, a fixed order. Memory does not depend on the size of the files.
 */
public final class SourceArchive implements AutoCloseable {
    /** The most that the service takes in one upload, 1 GiB (documented limit of the service). */
    public static final long LIMIT = 1L << 30;

    private final Path file;
    private final ArchiveFacts facts;

    private SourceArchive(Path file, ArchiveFacts facts) {
        this.file = file;
        this.facts = facts;
    }

    /**
     * Writes the archive to a new file in a folder for temporary files; closing deletes it.
     *
     * @throws LkjException with exit 2 when a file vanished, changed or cannot be read, or the archive is over
     *     {@link #LIMIT}; with exit 1 when the archive cannot be written, on a full disk for example
     * @throws dev.lkj.time.CancelledException as soon as the work is cancelled
     */
    public static SourceArchive createTemporary(PackingPlan plan, Path folder, Cancellation cancellation) {
        Path file = createFile(folder);
        boolean done = false;
        try {
            SourceArchive archive = new SourceArchive(file, write(plan, file, cancellation));
            done = true;
            return archive;
        } finally {
            if (!done) {
                delete(file);
            }
        }
    }

    /** Writes the archive to a file, which is replaced; fails as {@link #createTemporary} does, and leaves the file. */
    public static ArchiveFacts write(PackingPlan plan, Path target, Cancellation cancellation) {
        try (ArchiveOutput out = new ArchiveOutput(Files.newOutputStream(target), LIMIT, () -> tooLarge(plan))) {
            return new ArchiveWriter(plan, cancellation).write(out);
        } catch (IOException e) {
            throw LkjException.failed("cannot write the archive to " + shown(target) + ": " + Reason.of(e), e);
        }
    }

    /** What the archive would be, however large, without writing it anywhere. */
    public static ArchiveFacts measure(PackingPlan plan, Cancellation cancellation) {
        try (ArchiveOutput out =
                new ArchiveOutput(OutputStream.nullOutputStream(), Long.MAX_VALUE, () -> tooLarge(plan))) {
            return new ArchiveWriter(plan, cancellation).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LkjException tooLarge(PackingPlan plan) {
        String largest = plan.largest(3).stream()
                .map(entry -> entry.path().display() + " (" + entry.size() / 1_000_000 + " MB)")
                .collect(Collectors.joining(", "));
        return LkjException.usage("the archive is over 1 GiB, the most that the service takes")
                .withHint("leave large files out with lines in .dockerignore; the largest are " + largest);
    }

    private static Path createFile(Path folder) {
        try {
            return Files.createTempFile(folder, "lkj-", ".tar.gz");
        } catch (IOException e) {
            throw LkjException.failed("cannot create a temporary file in " + shown(folder) + ": " + Reason.of(e), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Nothing depends on it: it lies among temporary files and holds what the project folder holds.
            return;
        }
    }

    private static String shown(Path path) {
        return SourcePath.of(path.toString()).display();
    }

    /** The file that holds the archive, until this is closed. */
    public Path file() {
        return file;
    }

    /** Its sizes and its hash. */
    public ArchiveFacts facts() {
        return facts;
    }

    @Override
    public void close() {
        delete(file);
    }
}
