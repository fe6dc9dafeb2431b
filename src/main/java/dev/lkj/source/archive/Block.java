package dev.lkj.source.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Checksum;

/**
 * A part of the stream: its bytes, those before it, and later what they are compressed.
 *
 * <p>Blocks are used again and again, so that packing makes no garbage, however much is packed.
 */
final class Block {
    /** Bytes of all blocks but the last. */
    static final int SIZE = 128 << 10;
    /** What deflate can look back at (RFC 1951). */
    static final int WINDOW = 32 << 10;

    /** The bytes before the block end at {@link #WINDOW}, where its own begin. */
    private final byte[] bytes = new byte[WINDOW + SIZE];

    private final CompressedBytes compressed = new CompressedBytes(SIZE + (SIZE >>> 8));
    private int window;
    private int length;

    /** Begins anew, behind a block that is full. */
    void follow(Block before) {
        System.arraycopy(before.bytes, SIZE, bytes, 0, WINDOW);
        window = WINDOW;
        length = 0;
    }

    /** Takes in as many bytes as there is room for, and says how many. */
    int fill(byte[] from, int offset, int count) {
        int taken = Math.min(count, SIZE - length);
        System.arraycopy(from, offset, bytes, WINDOW + length, taken);
        length += taken;
        return taken;
    }

    boolean isFull() {
        return length == SIZE;
    }

    int length() {
        return length;
    }

    void addTo(Checksum checksum) {
        checksum.update(bytes, WINDOW, length);
    }

    void compress(BlockCompressor compressor) {
        compressed.clear();
        compressor.compress(bytes, WINDOW, length, window, compressed);
    }

    void writeTo(OutputStream out) throws IOException {
        compressed.writeTo(out);
    }
}
