package dev.lkj.emulator.state;

import java.time.Duration;

/** Words for event lines. */
final class Text {
    private Text() {}

    /** {@code 1 session}, {@code 2 sessions}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A time in whole minutes where it is one, else in seconds. */
    static String time(Duration time) {
        long seconds = time.toSeconds();
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** A size as people read it, in powers of 1000. */
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
