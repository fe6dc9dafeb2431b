package dev.lkj.emulator.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder that goes with its emulator. A lock says that somebody uses it: the system drops it however the process
 * ends, so that the next emulator sees which folders were left behind by killed ones, and removes them.
 */
final class TemporaryRoot implements AutoCloseable {
    private static final String PREFIX = "lkj-emulator-state-";
    private static final String FRESH = "lkj-emulator-fresh-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private TemporaryRoot(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes one in a folder for temporary files. */
    static TemporaryRoot create(Path parent) throws IOException {
        removeAbandoned(parent);
        Path fresh = Files.createTempDirectory(parent, FRESH);
        Path path = parent.resolve(own() + fresh.getFileName().toString().substring(FRESH.length()));
        FileChannel lock =
                FileChannel.open(fresh.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException("the new folder " + fresh + " is locked by another process");
        }
        // Gets its name when it is locked, so that nobody takes it for an abandoned one.
        return new TemporaryRoot(Files.move(fresh, path), lock);
    }

    /** How the folders of this process begin. */
    private static String own() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    private static void removeAbandoned(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isAbandoned(folder)) {
                    TreeRemoval.remove(folder);
                }
            }
        }
    }

    private static boolean isAbandoned(Path folder) {
        // This process must not even look at its own locks: closing a second channel of a file drops the lock of the
        // first one, and other processes would take the folder for abandoned.
        if (String.valueOf(folder.getFileName()).startsWith(own())) {
            return false;
        }
        try (FileChannel other = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return other.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            // Of another user.
            return false;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
        TreeRemoval.remove(path);
    }
}
