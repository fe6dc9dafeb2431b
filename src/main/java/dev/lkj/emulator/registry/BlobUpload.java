package dev.lkj.emulator.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A blob that is being sent, piece by piece; one request at a time works on it. */
final class BlobUpload {
    private static final int BUFFER = 64 * 1024;

    private final String repository;
    private final Path file;
    private final long most;
    private final MessageDigest digest = Digest.sha256();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLong size = new AtomicLong();
    private volatile Instant touched;

    /**
     * An upload of no bytes yet.
     *
     * @param most the largest size in bytes that is taken
     */
    BlobUpload(String repository, Path file, long most, Instant now) {
        this.repository = repository;
        this.file = file;
        this.most = most;
        touched = now;
    }

    String repository() {
        return repository;
    }

    /** Bytes that have arrived. */
    long size() {
        return size.get();
    }

    /** Whether nothing has come since that moment, and nothing is coming. */
    boolean idleSince(Instant moment) {
        return !busy.get() && !touched.isAfter(moment);
    }

    /** Does something with the upload alone. */
    <T> T alone(Step<T> step) throws IOException {
        if (!busy.compareAndSet(false, true)) {
            throw RegistryRefusal.of(409, "BLOB_UPLOAD_INVALID", "another request sends to this upload just now");
        }
        try {
            return step.run();
        } finally {
            busy.set(false);
        }
    }

    /** What is done with an upload. */
    interface Step<T> {
        T run() throws IOException;
    }

    /** Takes what follows; what arrived before a connection breaks off stays. */
    void append(InputStream in, Supplier<Instant> now) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (size.get() + count > most) {
                    throw RegistryRefusal.of(413, "SIZE_INVALID", "a blob has at most " + most + " bytes here");
                }
                out.write(buffer, 0, count);
                digest.update(buffer, 0, count);
                size.addAndGet(count);
                touched = now.get();
            }
        }
    }

    /** Whether the bytes are those of a digest; asked once, at the end. */
    boolean is(Digest wanted) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        return wanted.algorithm().equals("sha256") ? Digest.ended(digest).equals(wanted) : wanted.matches(file);
    }

    Path file() {
        return file;
    }
}
