package dev.lkj.source.archive;

import java.util.zip.Deflater;

/** Compresses blocks of one stream independently of each other; for one thread at a time. */
final class BlockCompressor implements AutoCloseable {
    /** A stored part of a deflate stream holds at most so many bytes (RFC 1951, section 3.2.4). */
    private static final int MAX_STORED = 0xFFFF;

    private final RedundancyLook look = new RedundancyLook();
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    /** Its own deflater: changing the strategy within a stream may cost bytes of that stream. */
    private final Deflater withoutSearch = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

    BlockCompressor() {
        withoutSearch.setStrategy(Deflater.HUFFMAN_ONLY);
        // The first call after a change only makes the change; better without input.
        withoutSearch.deflate(new byte[16], 0, 16, Deflater.SYNC_FLUSH);
    }

    /**
     * Compresses one block.
     *
     * @param bytes the block, and in front of it what comes before it in the stream
     * @param start where the block begins
     * @param length bytes of the block
     * @param before how many bytes in front of it help to compress it
     */
    void compress(byte[] bytes, int start, int length, int before, CompressedBytes out) {
        look.of(
                bytes,
                start,
                length,
                (redundancy, from, count) -> compressPart(
                        redundancy, bytes, from, count, Math.min(Block.WINDOW, before + from - start), out));
    }

    private void compressPart(
            Redundancy redundancy, byte[] bytes, int start, int length, int before, CompressedBytes out) {
        switch (redundancy) {
            case REPEATS -> {
                deflater.reset();
                if (before > 0) {
                    deflater.setDictionary(bytes, start - before, before);
                }
                deflater.setInput(bytes, start, length);
                out.addAll(deflater);
            }
            case UNEVEN -> {
                withoutSearch.reset();
                withoutSearch.setInput(bytes, start, length);
                out.addAll(withoutSearch);
            }
            case NONE -> store(bytes, start, length, out);
        }
    }

    /** The bytes as they are, for what would not become smaller. */
    private static void store(byte[] bytes, int start, int length, CompressedBytes out) {
        for (int at = start; at < start + length; at += MAX_STORED) {
            int count = Math.min(MAX_STORED, start + length - at);
            out.add(0);
            addLittleEndian(count, out);
            addLittleEndian(~count, out);
            out.add(bytes, at, count);
        }
    }

    private static void addLittleEndian(int value, CompressedBytes out) {
        out.add(value);
        out.add(value >>> 8);
    }

    @Override
    public void close() {
        deflater.end();
        withoutSearch.end();
    }
}
