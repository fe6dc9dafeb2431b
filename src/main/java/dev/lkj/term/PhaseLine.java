package dev.lkj.term;

import java.time.Duration;

/**
 * One phase of a command on one line, as in {@code ✓ Uploaded    412 kB      0.4s}.
 *
 * @param mark how it stands
 * @param label what it is, in one or two words; labels of the same command are padded to one width
 * @param detail what there is to say about it
 * @param time how long it took or has taken
 */
public record PhaseLine(Mark mark, String label, Line detail, Duration time) {
    /** The room of a label, which is that of the longest one, {@code Rolled out} or {@code Rolled back}, and a gap. */
    private static final int LABEL = 12;

    /** Times stand no further to the right than this, however wide the terminal is. */
    private static final int RIGHTMOST = 100;

    /** Columns that stay free at the right, where there are enough. */
    private static final int MARGIN = 4;

    private static final int ENOUGH = 72;

    /** A phase with a plain detail. */
    public static PhaseLine of(Mark mark, String label, String detail, Duration time) {
        return new PhaseLine(mark, label, Line.of(detail), time);
    }

    /** The line on a terminal of the given columns, its time at the right; the detail gives way to it. */
    public Line fitted(int columns, Glyphs glyphs) {
        Line left = mark.sign(glyphs)
                .add(" ")
                .add(Columns.pad(label, LABEL))
                .add(label.length() < LABEL ? "" : " ")
                .add(detail);
        return left.spread(Line.of(Durations.of(time)), rightEnd(columns), glyphs);
    }

    /** The column at which times end on a terminal of the given columns. */
    public static int rightEnd(int columns) {
        return Math.max(1, Math.min(columns >= ENOUGH ? columns - MARGIN : columns - 1, RIGHTMOST));
    }
}
