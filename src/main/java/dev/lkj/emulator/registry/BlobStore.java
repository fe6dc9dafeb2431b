package dev.lkj.emulator.registry;

import dev.lkj.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs by their digests in files, and the uploads that are to become some. All repositories share what is there. */
final class BlobStore {
    /** The largest blob: what the size field of a tar's plain header can say. */
    static final long MOST_BYTES = (8L << 30) - 1;

    /** Uploads that may be open at once. */
    static final int MOST_UPLOADS = 100;

    /** An upload that got nothing for so long is given up. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private final Path root;
    private final Clock clock;
    private final long most;
    private final Map<String, BlobUpload> uploads = new ConcurrentHashMap<>();

    BlobStore(Path root, Clock clock, long most) {
        this.root = root;
        this.clock = clock;
        this.most = most;
    }

    Path file(Digest digest) {
        return root.resolve("blobs").resolve(digest.algorithm()).resolve(digest.hex());
    }

    Path folder() {
        return root.resolve("blobs");
    }

    /** Whether a blob is there; keeps it from being swept for a while. */
    boolean touch(Digest digest) throws IOException {
        try {
            Files.setLastModifiedTime(file(digest), FileTime.from(clock.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    Path uploadFolder() {
        return root.resolve("uploads");
    }

    /** Opens an upload; answers its id. */
    synchronized String begin(String repository) throws IOException {
        removeAbandoned();
        if (uploads.size() >= MOST_UPLOADS) {
            throw RegistryRefusal.of(429, "TOOMANYREQUESTS", MOST_UPLOADS + " uploads are open already");
        }
        Files.createDirectories(uploadFolder());
        String id = UUID.randomUUID().toString();
        uploads.put(id, new BlobUpload(repository, uploadFolder().resolve(id), most, clock.now()));
        return id;
    }

    private void removeAbandoned() throws IOException {
        Instant since = clock.now().minus(PATIENCE);
        for (Map.Entry<String, BlobUpload> entry : Map.copyOf(uploads).entrySet()) {
            if (entry.getValue().idleSince(since)) {
                drop(entry.getKey(), entry.getValue());
            }
        }
    }

    private BlobUpload find(String repository, String id) {
        BlobUpload upload = uploads.get(id);
        if (upload == null || !upload.repository().equals(repository)) {
            throw RegistryRefusal.upload("there is no such upload, or it was given up after an hour without a byte");
        }
        return upload;
    }

    long size(String repository, String id) {
        return find(repository, id).size();
    }

    /**
     * Takes more of an upload; answers how many bytes it has now.
     *
     * @param from where the piece begins as the client says; negative when it does not say
     */
    long append(String repository, String id, long from, InputStream body) throws IOException {
        BlobUpload upload = find(repository, id);
        return upload.alone(() -> {
            checkOrder(upload, from);
            upload.append(body, clock::now);
            return upload.size();
        });
    }

    private static void checkOrder(BlobUpload upload, long from) {
        if (from >= 0 && from != upload.size()) {
            throw RegistryRefusal.of(416, "BLOB_UPLOAD_INVALID", "the upload has " + upload.size() + " bytes so far");
        }
    }

    /** Takes the rest of an upload, and keeps the blob if it is what the digest says. */
    void finish(String repository, String id, long from, InputStream rest, Digest digest) throws IOException {
        BlobUpload upload = find(repository, id);
        boolean kept = upload.alone(() -> {
            checkOrder(upload, from);
            upload.append(rest, clock::now);
            return keep(upload, digest);
        });
        drop(id, upload);
        if (!kept) {
            throw RegistryRefusal.digest("the " + upload.size() + " bytes that were sent are not " + digest);
        }
    }

    private boolean keep(BlobUpload upload, Digest digest) throws IOException {
        if (!upload.is(digest)) {
            return false;
        }
        Path file = file(digest);
        Files.createDirectories(file.getParent());
        Files.move(upload.file(), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    void abort(String repository, String id) throws IOException {
        drop(id, find(repository, id));
    }

    private void drop(String id, BlobUpload upload) throws IOException {
        uploads.remove(id);
        Files.deleteIfExists(upload.file());
    }

    /** Forgets all uploads. */
    synchronized void clear() {
        uploads.clear();
    }
}
