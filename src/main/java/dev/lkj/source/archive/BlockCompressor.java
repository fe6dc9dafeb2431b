package dev.lkj.source.archive;

import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses blocks of one stream independently of each other; for one thread at a time. */
final class BlockCompressor implements AutoCloseable {
    /** A stored part of a deflate stream holds at most so many bytes (RFC 1951, section 3.2.4). */
    private static final int MAX_STORED = 0xFFFF;

    private static final int STORED_HEADER = 5;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

    /**
     * Compresses one block.
     *
     * @param before what comes before the block in the stream; its last 32 KiB help to compress the block
     */
    byte[] compress(byte[] before, byte[] block, int length) {
        return Randomness.looksRandom(block, length) ? store(block, length) : deflate(before, block, length);
    }

    private byte[] deflate(byte[] before, byte[] block, int length) {
        deflater.reset();
        if (before.length > 0) {
            deflater.setDictionary(before);
        }
        deflater.setInput(block, 0, length);
        byte[] out = new byte[length + (length >>> 8) + 64];
        int size = 0;
        while (true) {
            int count = deflater.deflate(out, size, out.length - size, Deflater.SYNC_FLUSH);
            size += count;
            if (size < out.length) {
                return Arrays.copyOf(out, size);
            }
            out = Arrays.copyOf(out, out.length * 2);
        }
    }

    /** The bytes as they are, for what would not become smaller. */
    private static byte[] store(byte[] block, int length) {
        int parts = (length + MAX_STORED - 1) / MAX_STORED;
        byte[] out = new byte[length + parts * STORED_HEADER];
        int size = 0;
        for (int start = 0; start < length; start += MAX_STORED) {
            int count = Math.min(MAX_STORED, length - start);
            out[size++] = 0;
            out[size++] = (byte) count;
            out[size++] = (byte) (count >>> 8);
            out[size++] = (byte) ~count;
            out[size++] = (byte) (~count >>> 8);
            System.arraycopy(block, start, out, size, count);
            size += count;
        }
        return Arrays.copyOf(out, size);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
