package dev.lkj.image;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An image that was read and checked in full, and can be pushed; closing it removes what it put aside. */
public final class PreparedImage implements AutoCloseable {
    private final String mediaType;
    private final byte[] manifest;
    private final String platform;
    private final ImageBlob config;
    private final List<ImageBlob> layers;
    private final Closeable source;

    PreparedImage(
            String mediaType,
            byte[] manifest,
            String platform,
            ImageBlob config,
            List<ImageBlob> layers,
            Closeable source) {
        this.mediaType = mediaType;
        this.manifest = manifest.clone();
        this.platform = platform;
        this.config = config;
        this.layers = List.copyOf(layers);
        this.source = source;
    }

    /** The media type of the manifest. */
    public String mediaType() {
        return mediaType;
    }

    /** The manifest, as it is to be pushed. */
    public byte[] manifest() {
        return manifest.clone();
    }

    /** The digest of the manifest. */
    public String digest() {
        return Sha256.of(manifest);
    }

    /** What it runs on, as in {@code linux/amd64}. */
    public String platform() {
        return platform;
    }

    /** The configuration; its digest is what Docker calls the image's id. */
    public ImageBlob config() {
        return config;
    }

    /** The layers from the lowest up. */
    public List<ImageBlob> layers() {
        return layers;
    }

    /** The layers and the configuration, each once. */
    public List<ImageBlob> blobs() {
        Set<String> known = new HashSet<>();
        List<ImageBlob> distinct = new ArrayList<>(layers);
        distinct.add(config);
        distinct.removeIf(blob -> !known.add(blob.digest()));
        return distinct;
    }

    /** The size of all blobs in bytes. */
    public long bytes() {
        return blobs().stream().mapToLong(ImageBlob::size).sum();
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            // Only files among the temporary ones are left.
            return;
        }
    }
}
