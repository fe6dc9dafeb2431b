package dev.lkj.term;

/** The sign in front of a line that tells how something stands. */
public enum Mark {
    /** Done. */
    DONE,
    /** Failed. */
    FAILED,
    /** In progress. */
    RUNNING,
    /** Neither: an item of a list, something that was given up. */
    NEUTRAL;

    /** The sign in its colour. */
    public Line sign(Glyphs glyphs) {
        return switch (this) {
            case DONE -> Line.of(Style.GREEN, glyphs.done());
            case FAILED -> Line.of(Style.RED, glyphs.failed());
            case RUNNING -> Line.of(Style.YELLOW, glyphs.running());
            case NEUTRAL -> Line.of(Style.DIM, glyphs.bullet());
        };
    }
}
