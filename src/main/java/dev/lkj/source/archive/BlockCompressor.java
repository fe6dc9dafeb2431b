package dev.lkj.source.archive;

import java.util.zip.Deflater;

/** Compresses blocks of one stream independently of each other; for one thread at a time. */
final class BlockCompressor implements AutoCloseable {
    /** A stored part of a deflate stream holds at most so many bytes (RFC 1951, section 3.2.4). */
    private static final int MAX_STORED = 0xFFFF;
    /** The level that is quickest without more than the short repeats being lost: it tries 16 places, not 128. */
    private static final int SHORT_SEARCH = 4;

    private final RedundancyLook look = new RedundancyLook();
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    // Deflaters of their own: changing the strategy within a stream may cost bytes of that stream.
    private final Deflater withoutShort = withStrategy(SHORT_SEARCH, Deflater.FILTERED);
    private final Deflater withoutSearch = withStrategy(Deflater.DEFAULT_COMPRESSION, Deflater.HUFFMAN_ONLY);

    private static Deflater withStrategy(int level, int strategy) {
        Deflater deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        // The first call after a change only makes the change; better without input.
        deflater.deflate(new byte[16], 0, 16, Deflater.SYNC_FLUSH);
        return deflater;
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
            case REPEATS -> search(deflater, bytes, start, length, before, out);
            case SHORT_REPEATS -> search(withoutShort, bytes, start, length, before, out);
            case UNEVEN -> {
                withoutSearch.reset();
                withoutSearch.setInput(bytes, start, length);
                out.addAll(withoutSearch);
            }
            case NONE -> store(bytes, start, length, out);
        }
    }

    private static void search(
            Deflater deflater, byte[] bytes, int start, int length, int before, CompressedBytes out) {
        deflater.reset();
        if (before > 0) {
            deflater.setDictionary(bytes, start - before, before);
        }
        deflater.setInput(bytes, start, length);
        out.addAll(deflater);
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
        withoutShort.end();
        withoutSearch.end();
    }
}
