package dev.lkj.emulator.registry;

import dev.lkj.time.Clock;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The registry of a project: takes blobs and manifests, and finds the image that a tag names. */
public final class Registry {
    private static final String HOST_ARCHITECTURE = "os.arch";

    private final BlobStore blobs;
    private final ManifestStore manifests;
    private final Sweep sweep;

    private Registry(BlobStore blobs, ManifestStore manifests, Sweep sweep) {
        this.blobs = blobs;
        this.manifests = manifests;
        this.sweep = sweep;
    }

    /** A registry in a folder of its own; what was uploaded and not finished before is removed. */
    public static Registry open(Path root, Clock clock) {
        return open(root, clock, BlobStore.MOST_BYTES);
    }

    static Registry open(Path root, Clock clock, long mostBytes) {
        BlobStore blobs = new BlobStore(root, clock, mostBytes);
        ManifestStore manifests = new ManifestStore(root);
        Sweep sweep = new Sweep(root, blobs, manifests, clock);
        sweep.begin();
        return new Registry(blobs, manifests, sweep);
    }

    /** A stored manifest. */
    public record Stored(Digest digest, String mediaType, Bytes bytes) {}

    /** The files of one image: its configuration, and its layers from the lowest up. */
    public record ImageFiles(Path config, List<Path> layers) {}

    /** The file of a blob; empty when there is none. Whoever asks may push an image of it, so it counts as new. */
    public Optional<Path> blob(Digest digest) throws IOException {
        return blobs.touch(digest) ? Optional.of(blobs.file(digest)) : Optional.empty();
    }

    /** Opens the upload of a blob; answers its id. */
    public String begin(String repository) throws IOException {
        return blobs.begin(repository);
    }

    /** How many bytes of an upload have arrived. */
    public long size(String repository, String upload) {
        return blobs.size(repository, upload);
    }

    /**
     * Takes a piece of an upload; answers how many bytes it has now.
     *
     * @param from where the piece begins; negative when the client does not say
     */
    public long append(String repository, String upload, long from, InputStream body) throws IOException {
        return blobs.append(repository, upload, from, body);
    }

    /** Takes the last piece of an upload, and keeps the blob if it is what the digest says. */
    public void finish(String repository, String upload, long from, InputStream rest, Digest digest)
            throws IOException {
        blobs.finish(repository, upload, from, rest, digest);
    }

    /** Gives an upload up. */
    public void abort(String repository, String upload) throws IOException {
        blobs.abort(repository, upload);
    }

    /** Takes a manifest whose parts are all there; it is found by its digest from now on. */
    public Stored put(byte[] bytes, String mediaType) throws IOException {
        Manifest manifest = Manifest.read(bytes, mediaType);
        for (Descriptor part : manifest.parts()) {
            check(part);
        }
        for (Descriptor child : manifest.children()) {
            if (manifests.find(child.digest()).isEmpty()) {
                throw RegistryRefusal.of(
                        400, "MANIFEST_BLOB_UNKNOWN", "the manifest " + child.digest() + " is not here");
            }
        }
        return manifests.put(bytes, manifest.mediaType());
    }

    private void check(Descriptor part) throws IOException {
        try {
            long size = Files.size(blobs.file(part.digest()));
            if (part.size() != size) {
                throw RegistryRefusal.manifest(part.digest() + " has " + size + " bytes, and not " + part.size());
            }
        } catch (NoSuchFileException e) {
            throw RegistryRefusal.of(400, "MANIFEST_BLOB_UNKNOWN", "the blob " + part.digest() + " is not here");
        }
    }

    /** A manifest by its digest. */
    public Optional<Stored> manifest(Digest digest) throws IOException {
        return manifests.find(digest);
    }

    /** A manifest by its tag. */
    public Optional<Stored> tagged(String repository, String tag) throws IOException {
        Optional<Digest> digest = manifests.tag(repository, tag);
        return digest.isPresent() ? manifests.find(digest.get()) : Optional.empty();
    }

    /** Gives a manifest a tag. */
    public void tag(String repository, String tag, Digest digest) throws IOException {
        manifests.tag(repository, tag, digest);
    }

    /** The tags of a repository, sorted. */
    public List<String> tags(String repository) throws IOException {
        return manifests.tags(repository);
    }

    /** The files of an image; of an index, of the image that fits this machine. */
    public ImageFiles files(Stored stored) throws IOException {
        Manifest manifest = Manifest.read(stored.bytes().toArray(), stored.mediaType());
        if (manifest.isIndex()) {
            Digest chosen = choose(manifest.children()).digest();
            return files(manifests
                    .find(chosen)
                    .orElseThrow(() -> RegistryRefusal.manifest("the manifest " + chosen + " is not here")));
        }
        List<Path> files = new ArrayList<>();
        manifest.parts().forEach(part -> files.add(blobs.file(part.digest())));
        return new ImageFiles(files.get(0), List.copyOf(files.subList(1, files.size())));
    }

    /** Attestations have no platform, or an unknown one. */
    private static Descriptor choose(List<Descriptor> children) {
        String host = System.getProperty(HOST_ARCHITECTURE, "").toLowerCase(Locale.ROOT);
        String wanted = "linux/" + (host.equals("aarch64") ? "arm64" : "amd64");
        List<Descriptor> images = children.stream()
                .filter(child -> !child.platform().startsWith("unknown/"))
                .toList();
        return images.stream()
                .filter(child -> child.platform().equals(wanted) || images.size() == 1)
                .findFirst()
                .orElseThrow(() -> RegistryRefusal.manifest("the index has no image of " + wanted));
    }

    /** Drops a tag, and what no tag refers to any more. */
    public void drop(String repository, String tag) throws IOException {
        manifests.drop(repository, tag);
        sweep.run();
    }

    /** Drops everything. */
    public void clear() {
        sweep.removeAll();
    }
}
