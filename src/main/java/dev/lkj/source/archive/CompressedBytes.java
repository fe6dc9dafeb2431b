package dev.lkj.source.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Bytes that a block became; grows when it has to. */
final class CompressedBytes {
    private byte[] bytes;
    private int size;

    CompressedBytes(int expected) {
        bytes = new byte[expected];
    }

    void clear() {
        size = 0;
    }

    void add(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void add(byte[] from, int offset, int count) {
        reserve(count);
        System.arraycopy(from, offset, bytes, size, count);
        size += count;
    }

    /** Takes all that a deflater has, and flushes it to a whole byte. */
    void addAll(Deflater deflater) {
        // It is done when it has read everything and leaves room.
        do {
            reserve(1);
            size += deflater.deflate(bytes, size, bytes.length - size, Deflater.SYNC_FLUSH);
        } while (size == bytes.length || !deflater.needsInput());
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }
}
