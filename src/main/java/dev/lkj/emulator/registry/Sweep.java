package dev.lkj.emulator.registry;

import dev.lkj.emulator.store.TreeRemoval;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Removes what no tag refers to; what came in the last hour may belong to a push that goes on, and stays. */
final class Sweep {
    private final Path root;
    private final BlobStore blobs;
    private final ManifestStore manifests;
    private final Clock clock;

    Sweep(Path root, BlobStore blobs, ManifestStore manifests, Clock clock) {
        this.root = root;
        this.blobs = blobs;
        this.manifests = manifests;
        this.clock = clock;
    }

    /** Removes what a former emulator of the folder left: uploads that were not finished, and what nothing refers to. */
    void begin() {
        blobs.clear();
        TreeRemoval.remove(blobs.uploadFolder());
        try {
            run();
        } catch (IOException e) {
            // It costs room and nothing else; the next sweep tries again.
        }
    }

    void removeAll() {
        blobs.clear();
        TreeRemoval.remove(root);
    }

    void run() throws IOException {
        Set<String> kept = new HashSet<>();
        Deque<Digest> open = new ArrayDeque<>(manifests.referredTo());
        while (!open.isEmpty()) {
            Digest digest = open.remove();
            kept.add(digest.algorithm() + "-" + digest.hex());
            Optional<Registry.Stored> stored = manifests.find(digest);
            if (stored.isPresent()) {
                Manifest manifest = Manifest.read(
                        stored.get().bytes().toArray(), stored.get().mediaType());
                manifest.parts().forEach(part -> kept.add(part.digest().hex()));
                manifest.children().forEach(child -> open.add(child.digest()));
            }
        }
        removeOld(manifests.folder(), kept);
        for (String algorithm : ManifestStore.names(blobs.folder())) {
            removeOld(blobs.folder().resolve(algorithm), kept);
        }
    }

    private void removeOld(Path folder, Set<String> kept) throws IOException {
        Instant fresh = clock.now().minus(BlobStore.PATIENCE);
        for (String name : ManifestStore.names(folder)) {
            Path file = folder.resolve(name);
            try {
                FileTime changed = Files.getLastModifiedTime(file);
                if (!kept.contains(name) && changed.toInstant().isBefore(fresh)) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException e) {
                // Another one removed it.
            }
        }
    }
}
