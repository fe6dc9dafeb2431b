package dev.lkj.source;

import dev.lkj.error.LkjException;
import dev.lkj.source.archive.ParallelGzip;
import dev.lkj.source.archive.TarWriter;
import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.FileFacts;
import dev.lkj.source.tree.Reason;
import dev.lkj.source.tree.TreeReader;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;

/** Writes what a plan lists, as it is on the disk now. */
final class ArchiveWriter {
    private static final int BUFFER = 64 << 10;
    /** More threads only wait for the one that reads. */
    private static final int MAX_WORKERS = 8;

    private final PackingPlan plan;
    private final TreeReader tree;
    private final Cancellation cancellation;
    private final byte[] buffer = new byte[BUFFER];

    ArchiveWriter(PackingPlan plan, Cancellation cancellation) {
        this.plan = plan;
        this.tree = new TreeReader(plan.root());
        this.cancellation = cancellation;
    }

    /** Writes the archive; an {@link IOException} is about the output, never about a file of the project. */
    ArchiveFacts write(ArchiveOutput out) throws IOException {
        int workers = Math.min(MAX_WORKERS, Runtime.getRuntime().availableProcessors());
        try (ParallelGzip gzip = new ParallelGzip(out, workers, cancellation)) {
            TarWriter tar = new TarWriter(gzip);
            for (PackedEntry entry : plan.entries()) {
                cancellation.throwIfCancelled();
                add(tar, entry);
            }
            tar.finish();
            gzip.finish();
            return new ArchiveFacts(out.size(), out.sha256(), tar.written(), plan.fileCount());
        }
    }

    private void add(TarWriter tar, PackedEntry entry) throws IOException {
        if (entry.folder()) {
            String path = entry.path().raw();
            tar.folder(path.isEmpty() ? "./" : path + "/", entry.mode());
        } else {
            addFile(tar, entry);
        }
    }

    private void addFile(TarWriter tar, PackedEntry entry) throws IOException {
        // Looked at first: opening a pipe that took the file's place would wait for a writer.
        FileFacts before = look(entry);
        if (before.kind() != EntryKind.FILE) {
            throw changed(entry);
        }
        try (InputStream in = open(entry)) {
            tar.file(entry.path().raw(), entry.mode(), entry.size());
            copy(in, tar, entry);
            tar.endFile();
        }
        if (!look(entry).equals(before)) {
            throw changed(entry);
        }
    }

    private FileFacts look(PackedEntry entry) {
        try {
            return FileFacts.read(tree.locate(entry.path()), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw unreadable(entry, e);
        }
    }

    private InputStream open(PackedEntry entry) {
        try {
            return Files.newInputStream(tree.locate(entry.path()), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw unreadable(entry, e);
        }
    }

    private void copy(InputStream in, TarWriter tar, PackedEntry entry) throws IOException {
        long left = entry.size();
        while (left > 0) {
            int count = read(in, (int) Math.min(buffer.length, left), entry);
            if (count < 0) {
                throw changed(entry);
            }
            tar.content(buffer, count);
            left -= count;
        }
        if (read(in, 1, entry) >= 0) {
            throw changed(entry);
        }
    }

    private int read(InputStream in, int length, PackedEntry entry) {
        try {
            return in.read(buffer, 0, length);
        } catch (IOException e) {
            throw unreadable(entry, e);
        }
    }

    private static LkjException changed(PackedEntry entry) {
        return LkjException.usage("the file " + entry.path().display() + " changed while it was being packed")
                .withHint("try again when nothing writes to it, or leave it out with a line in .dockerignore");
    }

    private static LkjException unreadable(PackedEntry entry, IOException cause) {
        return LkjException.usage(
                "cannot read the file " + entry.path().display() + " while packing it: " + Reason.of(cause));
    }
}
