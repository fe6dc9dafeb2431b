package dev.lkj.source.archive;

/**
 * Estimates what there is to save in a block before any time is spent on compressing it; for one thread at a time.
 *
 * <p>Deflate takes most of its time for repeats, and nearly all of it where it finds none: weights of models take it
 * three to nine times as long with the search as without, and become up to 2 % larger, since the short repeats that
 * chance brings cost more than they save. This look takes far less time than the search.
 */
final class RedundancyLook {
    /** Blocks that are smaller are compressed with everything there is. */
    private static final int SMALLEST = 8 << 10;
    /** Parts of a block that are judged on their own; smaller ones would cost more for what begins each. */
    private static final int PART = 16 << 10;

    private static final int SLICES = 16;
    private static final int SLICE = 512;
    /** Of the sampled positions, this many with a repeat settle it: text has ten times as many, noise none. */
    private static final int REPEATS_IN_SAMPLE = SLICES * SLICE / 50;
    /** So many count of one slice, so that a header that one of them meets does not settle it. */
    private static final int REPEATS_IN_SLICE = REPEATS_IN_SAMPLE / 2;

    /** What deflate can look back at (RFC 1951). */
    private static final int WINDOW = 32 << 10;
    /** Bits that naming a repeat costs, beside those of its distance. */
    private static final int COST = 16;
    /** The part of the size from which on repeats are worth the search. */
    private static final double WORTH = 0.0007;

    /** Bits for each byte from which on other codes for the bytes save nothing worth the time. */
    private static final double EVEN = 7.99;
    /** How much less than 8 the random bytes of a block measure, times its length: 255 / (2 ln 2). */
    private static final double BIAS = 184;

    private final LastSeen seen = new LastSeen();
    private final DigitsLook digits = new DigitsLook(seen);

    /** Takes a part of the bytes that were looked at, and what there is to save in it. */
    @FunctionalInterface
    interface Parts {
        void take(Redundancy redundancy, int start, int length);
    }

    /**
     * Looks at some bytes of an array, and hands them on in parts, each as long as it can be.
     *
     * <p>Parts, since between two pictures lies a header with repeats: in blocks that are judged as a whole it is the
     * reason to search most of all pictures.
     */
    void of(byte[] bytes, int start, int length, Parts parts) {
        if (length < SMALLEST || repeatsInSample(bytes, start, length) > REPEATS_IN_SAMPLE) {
            parts.take(
                    digits.fits(bytes, start, length) ? Redundancy.SHORT_REPEATS : Redundancy.REPEATS, start, length);
            return;
        }
        seen.forget(start);
        int end = start + length;
        int begin = start;
        Redundancy before = Redundancy.REPEATS;
        for (int at = start, next; at < end; at = next) {
            // What would be left behind it is too small for a part of its own.
            next = end - at < 2 * PART ? end : at + PART;
            Redundancy here = ofPart(bytes, start, at, next);
            if (here != before && at > begin) {
                parts.take(before, begin, at - begin);
                begin = at;
            }
            before = here;
        }
        parts.take(before, begin, end - begin);
    }

    private Redundancy ofPart(byte[] bytes, int first, int start, int end) {
        int length = end - start;
        double entropy = Entropy.of(bytes, start, length, 1);
        if (savedByRepeats(bytes, first, start, end, entropy) > WORTH * length * entropy) {
            return Redundancy.REPEATS;
        }
        return entropy + BIAS / length > EVEN ? Redundancy.NONE : Redundancy.UNEVEN;
    }

    /** Counts in slices from all over the block: a picture behind a long text must not hide the text. */
    private int repeatsInSample(byte[] bytes, int start, int length) {
        seen.forget(start);
        int repeats = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            int first = start + (int) ((long) (length - SLICE) * slice / (SLICES - 1));
            int here = 0;
            for (int at = first; at <= first + SLICE - LastSeen.SHORTEST; at++) {
                int before = seen.note(bytes, at);
                if (before >= start && LastSeen.same(bytes, before, at)) {
                    here++;
                }
            }
            repeats += Math.min(here, REPEATS_IN_SLICE);
        }
        return repeats;
    }

    /**
     * The bits that repeats save, roughly: those of their bytes without what it costs to name them.
     *
     * @param first from where on bytes can come again
     */
    private double savedByRepeats(byte[] bytes, int first, int start, int end, double entropy) {
        double saved = 0;
        int at = start;
        while (at < end - LastSeen.SHORTEST - 1) {
            int before = seen.note(bytes, at);
            int repeated = before >= first && at - before <= WINDOW ? LastSeen.repeated(bytes, before, at, end) : 0;
            double gain = repeated * entropy - COST - bits(at - before);
            if (repeated > 0 && gain > 0) {
                saved += gain;
                at += repeated;
            } else {
                // Looking at every second place finds the repeats of more than four bytes.
                seen.note(bytes, at + 1);
                at += 2;
            }
        }
        return saved;
    }

    private static int bits(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }
}
