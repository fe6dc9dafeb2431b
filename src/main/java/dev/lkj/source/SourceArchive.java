package dev.lkj.source;

import dev.lkj.error.LkjException;
import dev.lkj.source.tree.Reason;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.time.Cancellation;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

/**
 * The upload: a gzip-compressed tar of what a plan lists.
 *
 * <p>Same tree, same bytes: owner 0, one fixed time, a fixed order. Memory does not depend on the size of the files.
 */
public final class SourceArchive implements AutoCloseable {
    /** The most that the service takes in one upload, 1 GiB (documented limit of the service). */
    public static final long LIMIT = 1L << 30;

    private static final int BUFFER = 64 << 10;

    private final FileChannel file;
    private final ArchiveFacts facts;

    private SourceArchive(FileChannel file, ArchiveFacts facts) {
        this.file = file;
        this.facts = facts;
    }

    /**
     * Writes the archive to a new file in a folder for temporary files; closing deletes it, and so does the end of the
     * process, whatever ends it.
     *
     * @throws LkjException with exit 2 when a file vanished, changed or cannot be read, or the archive is over
     *     {@link #LIMIT}; with exit 1 when the archive cannot be written, on a full disk for example
     * @throws dev.lkj.time.CancelledException as soon as the work is cancelled
     */
    public static SourceArchive createTemporary(PackingPlan plan, Path folder, Cancellation cancellation) {
        FileChannel file = openUnnamed(folder);
        boolean done = false;
        try {
            SourceArchive archive = new SourceArchive(file, write(plan, file, cancellation));
            done = true;
            return archive;
        } catch (IOException e) {
            throw unwritten(folder, e);
        } finally {
            if (!done) {
                close(file);
            }
        }
    }

    /** Writes the archive to a file, which is replaced; fails as {@link #createTemporary} does, and leaves the file. */
    public static ArchiveFacts write(PackingPlan plan, Path target, Cancellation cancellation) {
        try (FileChannel file = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            return write(plan, file, cancellation);
        } catch (IOException e) {
            throw unwritten(target, e);
        }
    }

    private static ArchiveFacts write(PackingPlan plan, FileChannel file, Cancellation cancellation)
            throws IOException {
        ArchiveOutput out = new ArchiveOutput(Channels.newOutputStream(file), LIMIT, () -> tooLarge(plan));
        return new ArchiveWriter(plan, cancellation).write(out);
    }

    private static LkjException unwritten(Path target, IOException cause) {
        return LkjException.failed("cannot write the archive to " + shown(target) + ": " + Reason.of(cause), cause);
    }

    /** What the archive would be, however large, without writing it anywhere. */
    public static ArchiveFacts measure(PackingPlan plan, Cancellation cancellation) {
        ArchiveOutput out = new ArchiveOutput(OutputStream.nullOutputStream(), Long.MAX_VALUE, () -> tooLarge(plan));
        try {
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

    /**
     * Creates a file that goes with its channel: POSIX systems drop its name as soon as it is open, Windows deletes it
     * with its last handle, so that not even a kill leaves it.
     */
    private static FileChannel openUnnamed(Path folder) {
        try {
            return FileChannel.open(
                    Files.createTempFile(folder, "lkj-", ".tar.gz"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw LkjException.failed("cannot create a temporary file in " + shown(folder) + ": " + Reason.of(e), e);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing depends on it: it lies among temporary files and holds what the project folder holds.
            return;
        }
    }

    private static String shown(Path path) {
        return SourcePath.of(path.toString()).display();
    }

    /** Writes the whole archive to a stream, which stays open; may be asked for any number of times. */
    public void copyTo(OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long at = 0;
        while (at < facts.size()) {
            int count = file.read(buffer.clear(), at);
            if (count < 0) {
                throw new EOFException("the temporary archive was cut short");
            }
            out.write(buffer.array(), 0, count);
            at += count;
        }
    }

    /** Its sizes and its hash. */
    public ArchiveFacts facts() {
        return facts;
    }

    @Override
    public void close() {
        close(file);
    }
}
