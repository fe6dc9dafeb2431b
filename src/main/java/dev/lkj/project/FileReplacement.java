package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Replaces the content of a file at once: written beside it under another name, then moved into its place. */
final class FileReplacement {
    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private FileReplacement() {}

    /**
     * Writes a text file. An existing file keeps mode and owner, a new one gets 0666 less the umask; a link stays and
     * what it points to is written.
     *
     * @param shown how messages name the file
     * @throws LkjException (FAILED) when that is not possible; the old content is then untouched
     */
    static void write(Path file, String shown, String content) {
        write(file, shown, content, false);
    }

    /** The same for a file that holds secrets: afterwards nobody but its owner may read it, new or old. */
    static void writePrivate(Path file, String shown, String content) {
        write(file, shown, content, true);
    }

    private static void write(Path file, String shown, String content, boolean secret) {
        try {
            replace(followLinks(file), content.getBytes(StandardCharsets.UTF_8), secret);
        } catch (IOException e) {
            throw LkjException.failed("cannot write " + shown + ": " + IoCause.of(e), e)
                    .withHint("see that its folder exists, is writable and has room; the file is as it was");
        }
    }

    private static Path followLinks(Path file) throws IOException {
        Path target = file;
        for (int i = 0; Files.isSymbolicLink(target); i++) {
            if (i == MAX_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void replace(Path target, byte[] content, boolean secret) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null, "not a regular file");
        }
        Optional<PosixFileAttributes> old = attributes(target);
        // A short name of its own, so that any name that is possible for the file is possible beside it.
        Path neighbour = target.resolveSibling(".lkj-" + UUID.randomUUID() + ".tmp");
        try {
            writeNew(neighbour, content, old, secret);
            move(neighbour, target);
        } finally {
            Files.deleteIfExists(neighbour);
        }
    }

    private static void writeNew(Path file, byte[] content, Optional<PosixFileAttributes> like, boolean secret)
            throws IOException {
        FileAttribute<?>[] mode = secret
                ? PrivateFiles.fileMode(file)
                : like.map(old -> new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(old.permissions())})
                        .orElseGet(() -> new FileAttribute<?>[0]);
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, fresh, mode)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            // Else a power cut can leave the moved file empty.
            channel.force(true);
        }
        if (like.isPresent()) {
            copyOwner(file, like.get());
            if (!secret) {
                Files.setPosixFilePermissions(file, like.get().permissions());
            }
        }
    }

    /** Only root can give files away, and others need not: they own what they write. */
    private static void copyOwner(Path file, PosixFileAttributes like) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            view.setGroup(like.group());
            view.setOwner(like.owner());
        } catch (IOException e) {
            // The mode is what was promised.
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Optional<PosixFileAttributes> attributes(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!posix || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(Files.readAttributes(file, PosixFileAttributes.class));
    }
}
