package dev.lkj.emulator.engine;

import dev.lkj.time.Cancellation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Unpacks an uploaded tar.gz into an empty folder and never outside of it.
 *
 * <p>Files and folders only: links and devices are refused, as no client of the service sends them, and so is a file
 * that comes twice. Of the permissions only the executable bit is kept.
 */
final class SafeUnpacker {
    /** What headers between two files may take together: long names, extended attributes. */
    private static final long HEADER_BYTES = 1 << 20;

    /** Below this size a high ratio is no attack: a log of one repeated line is packed well. */
    private static final long RATIO_COUNTS_FROM = 64L << 20;

    private final MeteredInput packed;
    private final MeteredInput unpacked;
    private final UnpackLimits limits;
    private final Path folder;
    private final Cancellation cancellation;
    private final Set<Path> folders = new HashSet<>();
    private final byte[] buffer = new byte[64 * 1024];
    private int entries;
    private long bytes;

    private SafeUnpacker(MeteredInput packed, UnpackLimits limits, Path folder, Cancellation cancellation)
            throws IOException {
        this.packed = packed;
        this.unpacked = new MeteredInput(new GZIPInputStream(packed));
        this.limits = limits;
        this.folder = folder;
        this.cancellation = cancellation;
    }

    /** Unpacks and returns how many bytes of content there are. */
    static long unpack(Path archive, Path folder, UnpackLimits limits, Cancellation cancellation) throws BuildFailure {
        try (InputStream file = Files.newInputStream(archive)) {
            SafeUnpacker unpacker = new SafeUnpacker(new MeteredInput(file), limits, folder, cancellation);
            unpacker.read();
            return unpacker.bytes;
        } catch (EOFException e) {
            throw new BuildFailure("failed to unpack the source: the archive is cut short");
        } catch (IOException | IllegalArgumentException e) {
            throw new BuildFailure("failed to unpack the source: " + e.getMessage());
        }
    }

    private void read() throws IOException, BuildFailure {
        folders.add(folder);
        EntryPath paths = new EntryPath(folder, limits);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, StandardCharsets.UTF_8.name())) {
            unpacked.allow(HEADER_BYTES);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                cancellation.throwIfCancelled();
                checkRatio();
                Path path = paths.resolve(entry.getName());
                if (entry.isDirectory()) {
                    makeFolder(entry.getName(), path);
                } else {
                    refuseAllButFiles(entry);
                    unpacked.allow(entry.getSize() + HEADER_BYTES);
                    writeFile(entry, path, tar);
                }
                unpacked.allow(HEADER_BYTES);
            }
            // The rest is padding; reading it checks the sum at the end of the file.
            unpacked.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void refuseAllButFiles(TarArchiveEntry entry) throws BuildFailure {
        if (entry.isSymbolicLink() || entry.isLink()) {
            throw EntryPath.failure(entry.getName(), "is a link; links are not unpacked");
        }
        byte type = entry.getLinkFlag();
        boolean plain = type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM;
        if (!plain || entry.isSparse()) {
            throw EntryPath.failure(entry.getName(), "is neither a file nor a folder");
        }
    }

    private void writeFile(TarArchiveEntry entry, Path path, InputStream content) throws IOException, BuildFailure {
        Path parent = path.getParent();
        if (path.equals(folder) || parent == null) {
            throw EntryPath.failure(entry.getName(), "has no name");
        }
        countEntry();
        makeFolder(entry.getName(), parent);
        try (OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                cancellation.throwIfCancelled();
                countBytes(read);
                file.write(buffer, 0, read);
            }
        } catch (FileAlreadyExistsException e) {
            throw EntryPath.failure(entry.getName(), "is there twice");
        }
        if ((entry.getMode() & 0111) != 0 && !path.toFile().setExecutable(true, true)) {
            throw EntryPath.failure(entry.getName(), "cannot be made executable");
        }
    }

    private void makeFolder(String name, Path path) throws IOException, BuildFailure {
        Path parent = path.getParent();
        if (folders.contains(path) || parent == null) {
            return;
        }
        makeFolder(name, parent);
        countEntry();
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            throw EntryPath.failure(name, "is both a file and a folder");
        }
        folders.add(path);
    }

    private void countEntry() throws BuildFailure {
        if (++entries > limits.entries()) {
            throw new BuildFailure(String.format(
                    Locale.ROOT, "failed to unpack the source: more than %,d files and folders", limits.entries()));
        }
    }

    private void countBytes(int read) throws BuildFailure {
        bytes += read;
        if (bytes > limits.bytes()) {
            throw new BuildFailure(
                    String.format(Locale.ROOT, "failed to unpack the source: more than %,d bytes", limits.bytes()));
        }
        checkRatio();
    }

    private void checkRatio() throws BuildFailure {
        if (unpacked.count() > RATIO_COUNTS_FROM && unpacked.count() / Math.max(1, packed.count()) > limits.ratio()) {
            throw new BuildFailure(
                    "failed to unpack the source: it grows more than " + limits.ratio() + "-fold when unpacked");
        }
    }
}
