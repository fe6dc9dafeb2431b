package dev.lkj.emulator.store;

import dev.lkj.error.LkjException;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Where the key is that seals a data folder's secrets: beside them, or in a file that the user named. */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** What a store keeps sealed, to tell its key from others. */
    private static final Bytes PROBE = Bytes.of("lkj emulator");

    private final Path folder;
    private final Path inside;
    private final Path file;

    /** The key of a data folder; in the file given, else in the folder itself. */
    KeyFile(Path folder, Optional<Path> given) {
        this.folder = folder;
        inside = folder.resolve("key");
        file = given.orElse(inside);
    }

    /** What the store is to keep, so that another key is noticed. */
    static String probe(SecretBox box) {
        return box.seal(PROBE);
    }

    /**
     * Reads the key; makes one where nothing was sealed yet. Nothing is changed when that fails.
     *
     * @param probe what {@link #probe} gave for the key of the store; empty when there was none yet
     * @throws LkjException (USAGE) when it is not the store's key
     */
    SecretBox open(String probe) {
        try {
            if (!file.equals(inside) && Files.exists(inside) && !same()) {
                throw LkjException.usage("the data folder " + folder + " has its key in it, not in " + file)
                        .withHint("leave --key-file out, or move the key: mv " + inside + " " + file);
            }
            if (!Files.exists(file)) {
                return created(probe);
            }
            SecretBox box = new SecretBox(read());
            if (!probe.isEmpty() && !opens(box, probe)) {
                throw LkjException.usage("the key in " + file + " is not the one of the data folder " + folder)
                        .withHint(
                                file.equals(inside)
                                        ? "name the file with the right one: --key-file FILE"
                                        : "name the file that it was made with, or another folder with --data");
            }
            return box;
        } catch (IOException e) {
            throw LkjException.failed("the key file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private boolean same() throws IOException {
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), Files.readAllBytes(inside));
    }

    private SecretBox created(String probe) throws IOException {
        if (!probe.isEmpty()) {
            throw LkjException.usage("the key of the data folder " + folder + " is not in " + file)
                    .withHint("name the file that it was made with: --key-file FILE");
        }
        byte[] key = new byte[SecretBox.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        OwnerFiles.write(file, key);
        return new SecretBox(key);
    }

    private byte[] read() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNERS.containsAll(view.readAttributes().permissions())) {
            throw LkjException.usage("the key file " + file + " is not for its owner alone")
                    .withHint("chmod 600 " + file);
        }
        byte[] key = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        if (key.length != SecretBox.KEY_BYTES) {
            throw LkjException.usage(file + " is no key file: it must have " + SecretBox.KEY_BYTES + " bytes");
        }
        return key;
    }

    private static boolean opens(SecretBox box, String probe) {
        try {
            return box.open(probe).equals(PROBE);
        } catch (LkjException e) {
            return false;
        }
    }
}
