package dev.lkj.project;

import dev.lkj.error.LkjException;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The right to change a file, of which one process on this machine has it at a time.
 *
 * <p>A lock that the system takes away from a process that ends, on a file beside it that is removed afterwards. Whoever
 * got the lock of a file that was removed meanwhile notices that, and tries again.
 */
final class FileClaim implements AutoCloseable {
    /** Far behind the content, which has to stay free where locks are binding. */
    private static final long LOCKED_BYTE = 1L << 40;

    /** Four sizes of twelve bits: two files do not have the same by chance. */
    private static final int SIZES = 4;

    private static final int LARGEST = 1 << 12;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path lockFile;
    private final FileChannel channel;

    private FileClaim(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /**
     * Waits until nobody else changes the file.
     *
     * @throws LkjException (FAILED) when that takes longer than 10 s, or the folder takes no lock
     */
    static FileClaim of(Path file, String shown, Clock clock, Pacing pacing) {
        Path lockFile = file.resolveSibling(".lkj-" + file.getFileName() + ".lock");
        Duration until = clock.elapsed().plus(PATIENCE);
        while (true) {
            try {
                Optional<FileClaim> claim = attempt(lockFile);
                if (claim.isPresent()) {
                    return claim.get();
                }
            } catch (IOException e) {
                throw LkjException.failed("cannot lock " + shown + ": " + IoCause.of(e), e)
                        .withHint("see that its folder is writable and on a disk of this machine");
            }
            if (clock.elapsed().compareTo(until) > 0) {
                throw LkjException.failed("cannot write " + shown + ": another lkj has been writing it for "
                                + PATIENCE.toSeconds() + " seconds")
                        .withHint("end it, or try again; the file is as it was");
            }
            pacing.pause(BETWEEN_TRIES);
        }
    }

    private static Optional<FileClaim> attempt(Path lockFile) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    lockFile,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PrivateFiles.fileMode(lockFile));
        } catch (AccessDeniedException e) {
            if (Files.exists(lockFile) || !Files.isWritable(lockFile.getParent())) {
                throw e;
            }
            // Where a file that is in use is removed, it goes a moment later.
            return Optional.empty();
        }
        boolean ours = false;
        try {
            ours = channel.tryLock(LOCKED_BYTE, 1, false) != null && isCurrent(channel, lockFile);
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return Optional.empty();
        } finally {
            if (!ours) {
                channel.close();
            }
        }
        return ours ? Optional.of(new FileClaim(lockFile, channel)) : Optional.empty();
    }

    /**
     * Whether the locked file is the one that is there, and not one that was removed meanwhile. Told by a size that it is
     * given, several times, since reading it would do harm: a system that closes one of a process's openings of a file
     * ends its locks on it.
     */
    private static boolean isCurrent(FileChannel channel, Path lockFile) throws IOException {
        RandomGenerator random = new SplittableRandom();
        try {
            for (int i = 0; i < SIZES; i++) {
                int size = 1 + random.nextInt(LARGEST);
                channel.truncate(0);
                channel.write(ByteBuffer.allocate(size), 0);
                if (Files.size(lockFile) != size) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Lets others change the file. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            // It is empty of meaning without the lock, which ends here.
        }
    }
}
