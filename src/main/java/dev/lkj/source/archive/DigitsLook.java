package dev.lkj.source.archive;

/**
 * Finds blocks in which only a few different bytes occur and what repeats is short and comes by chance: rows of numbers,
 * coordinates, vectors as text, hex digits; for one thread at a time.
 *
 * <p>Deflate finds a repeat of four or five bytes wherever it looks there, and goes on looking for a better one, which is
 * why it takes three times as long as for text. To name such a repeat costs more than its bytes do, since each of them is
 * one of few. Without the short ones, and with less of a search, such blocks become up to 11 % smaller, most in half of the
 * time. Text and code would become 4 to 14 % larger that way, and counters and lists of small integers 1 to 8 %.
 * Of 36 kinds of files that were tried none became larger by this look.
 */
final class DigitsLook {
    /** Digits, signs and separators need 3.5 bits, hex digits 4.0, and English prose and code from 4.6 on. */
    private static final double FEW = 4.6;
    /** Every so many bytes are counted for that, since all blocks of text are. */
    private static final int STEP = 8;

    private static final int SLICES = 8;
    /** Bytes of a slice that are only remembered, and those behind them, in which repeats are measured. */
    private static final int REMEMBERED = 6 << 10;

    private static final int MEASURED = 2 << 10;
    /** Blocks that are smaller are not looked at: their slices would overlap. */
    private static final int SMALLEST = SLICES * (REMEMBERED + MEASURED);

    /** Shorter repeats are those that would be left out, in bytes ({@link java.util.zip.Deflater#FILTERED}). */
    private static final int KEPT = 6;
    /** The mean length of the others up to which they are short: 6.6 for numbers, 7.1 for vectors, 9.8 for tables. */
    private static final double SHORT = 8;
    /** The part of the places at which nothing repeats, from which on short repeats are chance: counters have less. */
    private static final double SINGLE = 0.28;
    /** How many places with a short repeat there may be for each of those: lists of small integers have twice as many. */
    private static final double BRIEF = 1.25;

    private final LastSeen seen;

    /** Notes places of its own, whatever was noted before. */
    DigitsLook(LastSeen seen) {
        this.seen = seen;
    }

    /** Whether a block is of that kind; all its slices have to be, since there is more to lose than to gain. */
    boolean fits(byte[] bytes, int start, int length) {
        if (length < SMALLEST || Entropy.of(bytes, start, length, STEP) > FEW) {
            return false;
        }
        for (int slice = 0; slice < SLICES; slice++) {
            int first = start + (int) ((long) (length - REMEMBERED - MEASURED) * slice / (SLICES - 1));
            if (!fitsSlice(bytes, first, first + REMEMBERED, first + REMEMBERED + MEASURED)) {
                return false;
            }
        }
        return true;
    }

    /** Looks at the repeats from {@code start} on, of which {@code first} may be the earliest place. */
    private boolean fitsSlice(byte[] bytes, int first, int start, int end) {
        seen.forget(first);
        for (int at = first; at < start; at++) {
            seen.note(bytes, at);
        }
        int kept = 0;
        int keptBytes = 0;
        int single = 0;
        int brief = 0;
        int at = start;
        while (at <= end - LastSeen.SHORTEST) {
            int before = seen.note(bytes, at);
            int length = before >= first ? LastSeen.repeated(bytes, before, at, end) : 0;
            if (length < KEPT) {
                if (length == 0) {
                    single++;
                } else {
                    brief++;
                }
                at++;
                continue;
            }
            kept++;
            keptBytes += length;
            int next = Math.min(at + length, end - LastSeen.SHORTEST + 1);
            for (int inside = at + 1; inside < next; inside++) {
                seen.note(bytes, inside);
            }
            at += length;
        }
        return keptBytes <= SHORT * kept && single >= SINGLE * (end - start) && brief <= BRIEF * single;
    }
}
