package dev.lkj.image;

import dev.lkj.time.Cancellation;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes layers ready to be pushed, and checks them: what is compressed stays as it is, what is not is compressed into a
 * file. Same layer, same bytes.
 */
final class LayerPreparation {
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final Cancellation cancellation;
    private final LongConsumer read;

    /**
     * A preparation.
     *
     * @param folder for what is compressed
     * @param read is told the bytes that were read, each time
     */
    LayerPreparation(Path folder, Cancellation cancellation, LongConsumer read) {
        this.folder = folder;
        this.cancellation = cancellation;
        this.read = read;
    }

    /** A layer that is ready. */
    record Layer(Compression compression, String digest, long size, ImageBlob.Content content) {}

    /**
     * Prepares a layer of {@code docker save}.
     *
     * @param diffId the digest of the layer without compression; one compressed by zstd is not looked into
     */
    Layer prepare(String name, TarContents.Part part, String diffId) throws IOException {
        Compression compression = Compression.of(part::open);
        return switch (compression) {
            case NONE -> compress(name, part, diffId);
            case GZIP -> new Layer(compression, checkedGzip(name, part, diffId), part.size(), part::open);
            case ZSTD -> new Layer(compression, digest(part), part.size(), part::open);
        };
    }

    private Layer compress(String name, TarContents.Part part, String diffId) throws IOException {
        Path file = Files.createTempFile(folder, "layer", ".tar.gz");
        MessageDigest packed = Sha256.begun();
        try (InputStream in = open(part);
                OutputStream out = new FastGzip(new DigestOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), BUFFER), packed))) {
            check(name, Sha256.copy(in, out), diffId);
        }
        return new Layer(
                Compression.GZIP,
                Sha256.ended(packed),
                Files.size(file),
                () -> new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    /** The digest of a compressed layer whose content is what it should be. */
    private String checkedGzip(String name, TarContents.Part part, String diffId) throws IOException {
        MessageDigest packed = Sha256.begun();
        try (InputStream in = open(part);
                InputStream both = new java.security.DigestInputStream(in, packed)) {
            InputStream unpacked = new GZIPInputStream(both, BUFFER);
            check(name, Sha256.copy(unpacked), diffId);
            // What may follow the last member belongs to the blob.
            both.transferTo(OutputStream.nullOutputStream());
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new DamagedImage("has a damaged layer " + name + ": " + e.getMessage());
        }
        return Sha256.ended(packed);
    }

    private static void check(String name, String found, String diffId) throws DamagedImage {
        if (!found.equals(diffId)) {
            throw new DamagedImage(
                    "is damaged: the content of the layer " + name + " is " + found + ", and should be " + diffId);
        }
    }

    /** The digest of a part as it is. */
    String digest(TarContents.Part part) throws IOException {
        try (InputStream in = open(part)) {
            return Sha256.copy(in);
        }
    }

    private InputStream open(TarContents.Part part) {
        return new FilterInputStream(new BufferedInputStream(part.open(), BUFFER)) {
            @Override
            public int read() throws IOException {
                cancellation.throwIfCancelled();
                int next = super.read();
                read.accept(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                cancellation.throwIfCancelled();
                int count = super.read(bytes, offset, length);
                read.accept(Math.max(0, count));
                return count;
            }
        };
    }

    /** Little compression, and three times as fast as the usual one: layers are large, and networks are fast. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
