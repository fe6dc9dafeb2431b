package dev.lkj.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Short-lived files that only this user reads, in a folder that others may share. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    /** Where they lie: the user's runtime folder, else the one for temporary files. */
    public static Path folder(Environment environment) {
        String runtime = environment.variable("XDG_RUNTIME_DIR");
        return runtime.isEmpty() || !Files.isDirectory(Path.of(runtime)) ? environment.temporary() : Path.of(runtime);
    }

    /**
     * Whether this user wrote a file: what others leave in a shared folder must not get into anybody's shell. Only the
     * owner reads a file of mode 0600, and root, for whom the owner is asked.
     *
     * @throws IOException when it is not there or nothing can be learnt about it
     */
    public static boolean isOwn(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return true;
        }
        PosixFileAttributes attributes = view.readAttributes();
        boolean root = "root".equals(System.getProperty("user.name"));
        return attributes.isRegularFile()
                && OWNERS.containsAll(attributes.permissions())
                && (!root || attributes.owner().getName().equals("root"));
    }

    /**
     * Writes one anew, in place of an old one.
     *
     * @throws IOException when that is not possible, also where somebody else has a file of this name
     */
    public static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
