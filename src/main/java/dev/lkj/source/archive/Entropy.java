package dev.lkj.source.archive;

/** How much the frequencies of single bytes leave to say, after Shannon. */
final class Entropy {
    private Entropy() {}

    /**
     * Bits for each byte, from 0 to 8.
     *
     * @param step 1 to count every byte, 8 for every eighth
     */
    static double of(byte[] bytes, int start, int length, int step) {
        int[] counts = new int[256];
        for (int at = start; at < start + length; at += step) {
            counts[bytes[at] & 0xFF]++;
        }
        int counted = 0;
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                counted += count;
                sum += count * Math.log(count);
            }
        }
        return (Math.log(counted) - sum / counted) / Math.log(2);
    }
}
