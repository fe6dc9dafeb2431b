package dev.lkj.cli.agent;

import dev.lkj.cli.ResultLine;
import dev.lkj.term.Mark;
import java.time.Duration;
import java.util.List;

/**
 * A run that ended well.
 *
 * @param mark done, or neither where nothing proves it
 * @param verb how the phase is called, such as {@code Rolled out}
 * @param phase what stands beside it on a terminal, such as {@code 20260809003117 serves in us-east}
 * @param sentence what was reached, below the phases of a terminal
 * @param line the same where there is no terminal and no phase
 * @param draining a sentence about the version before; empty when there is none
 * @param links labels and addresses or commands, in the order of the screen
 * @param time how long the roll took
 */
record RunSuccess(
        Mark mark,
        String verb,
        String phase,
        String sentence,
        String line,
        String draining,
        List<Link> links,
        Duration time,
        ResultLine result) {

    /** A line at the end: a page to open or a command to type. */
    record Link(String label, String text) {}

    /** What a version that serves is told with. */
    record Version(String name, boolean sleeping, List<String> regions, String source, String draining) {
        private String from() {
            return source.isEmpty() ? "" : " (" + source + ")";
        }

        private String asleep() {
            return name + " is deployed" + from() + " and sleeps until a session comes: its health is not proven";
        }

        String sentence() {
            return (sleeping ? asleep() : name + " is live" + from()) + ".";
        }

        String line() {
            String where = regions.isEmpty() ? "" : " in " + String.join(", ", regions);
            return sleeping ? asleep() : name + " is live" + where + from();
        }

        String phase() {
            return name + (sleeping ? " sleeps in " : " serves in ") + String.join(", ", regions);
        }
    }

    /** A version that serves. */
    static RunSuccess of(String verb, Version version, List<Link> links, Duration time, ResultLine result) {
        return new RunSuccess(
                Mark.DONE,
                verb,
                version.phase(),
                version.sentence(),
                version.line(),
                version.draining(),
                links,
                time,
                result);
    }

    /** The same with what was done before what was reached. */
    RunSuccess after(String deed) {
        return new RunSuccess(
                mark, verb, phase, deed + ".\n" + sentence, deed + ".\n" + line, draining, links, time, result);
    }
}
