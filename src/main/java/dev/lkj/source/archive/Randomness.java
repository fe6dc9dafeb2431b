package dev.lkj.source.archive;

/** Guesses from a sample whether compressing a block is a waste of time, as with pictures, sound and archives. */
final class Randomness {
    private static final int SAMPLE = 8 << 10;
    private static final int SLICE = 512;
    /** Bits per byte; 8 KiB of random bytes measure 7.977 on average, with a deviation of 0.002. */
    private static final double THRESHOLD = 7.965;

    private Randomness() {}

    /** Whether the bytes look random; blocks that are smaller than the sample never do. */
    static boolean looksRandom(byte[] block, int length) {
        if (length < SAMPLE) {
            return false;
        }
        // Slices from all over the block: a picture behind a long text must not hide the text.
        int[] counts = new int[256];
        int slices = SAMPLE / SLICE;
        for (int i = 0; i < slices; i++) {
            int start = (int) ((long) (length - SLICE) * i / (slices - 1));
            for (int j = start; j < start + SLICE; j++) {
                counts[block[j] & 0xFF]++;
            }
        }
        return entropy(counts) > THRESHOLD;
    }

    private static double entropy(int[] counts) {
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                sum += count * Math.log(count);
            }
        }
        return (Math.log(SAMPLE) - sum / SAMPLE) / Math.log(2);
    }
}
