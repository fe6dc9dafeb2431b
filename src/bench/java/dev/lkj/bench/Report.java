package dev.lkj.bench;

import dev.lkj.time.Clock;
import java.io.PrintStream;
import java.util.Locale;

/** Prints the figures, and remembers whether one of them must not be what it is. */
final class Report {
    private final PrintStream out;
    private final Clock clock;
    private boolean failed;

    Report(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Says when and on what it is measured. */
    void machine() {
        say("%s, %d cores, %s, Java %s"
                .formatted(
                        clock.now(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("java.version")));
    }

    void begin(String measurement) {
        say("");
        say(measurement + " (" + clock.now() + ")");
    }

    /** A figure that may be anything. */
    void figure(String what, Object value) {
        say("  " + what + ": " + value);
    }

    /** A ratio, to two digits. */
    void ratio(String what, double value) {
        figure(what, String.format(Locale.ROOT, "%.2f", value));
    }

    /** A count that has to be 0. */
    void none(String what, long count) {
        require(what + ": " + count, count == 0);
    }

    /** Something that has to be true. */
    void require(String what, boolean holds) {
        say("  " + what + (holds ? "" : "  <-- MUST NOT BE"));
        failed |= !holds;
    }

    boolean failed() {
        return failed;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
