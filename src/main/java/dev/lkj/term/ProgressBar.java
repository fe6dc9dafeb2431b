package dev.lkj.term;

import java.time.Duration;

/**
 * How far a transfer is.
 *
 * @param done bytes so far
 * @param total bytes in all; 0 when unknown
 * @param elapsed time since it began
 */
public record ProgressBar(long done, long total, Duration elapsed) {
    /** Below this a rate says nothing. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private static final int LENGTH = 16;

    /** The bar and the figures, as in {@code ━━━━━━────────── 38 % of 412 MB, 21 MB/s, 12 s left}. */
    public Line line(Glyphs glyphs) {
        if (total <= 0) {
            return Line.of(text());
        }
        int filled = (int) (LENGTH * Math.min(done, total) / total);
        return Line.of(Style.GREEN, glyphs.filled().repeat(filled))
                .add(Style.DIM, glyphs.empty().repeat(LENGTH - filled))
                .add(" " + text());
    }

    /** The figures alone, as in {@code 38 % of 412 MB, 21 MB/s, 12 s left}; no rate during the first second. */
    public String text() {
        String text = total > 0 ? 100 * Math.min(done, total) / total + " % of " + Sizes.of(total) : Sizes.of(done);
        if (elapsed.compareTo(SETTLED) < 0 || done <= 0) {
            return text;
        }
        double rate = done / (elapsed.toMillis() / 1000.0);
        text += ", " + Sizes.of((long) rate) + "/s";
        return done < total
                ? text + ", " + Durations.left(Duration.ofMillis((long) ((total - done) / rate * 1000)))
                : text;
    }
}
