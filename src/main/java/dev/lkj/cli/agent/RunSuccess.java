package dev.lkj.cli.agent;

import dev.lkj.cli.ResultLine;
import java.time.Duration;
import java.util.List;

/**
 * A version that serves.
 *
 * @param verb how the phase is called, {@code Rolled out} or {@code Rolled back}
 * @param version its name
 * @param sleeping scaled to zero somewhere, so that its health is not proven there
 * @param regions where it serves
 * @param source the commit it was made of, as in {@code commit 9d41b7e on main}; empty when it is not known
 * @param draining a sentence about the version before; empty when there is none
 * @param links labels and addresses or commands, in the order of the screen
 * @param time how long the roll took
 */
record RunSuccess(
        String verb,
        String version,
        boolean sleeping,
        List<String> regions,
        String source,
        String draining,
        List<Link> links,
        Duration time,
        ResultLine result) {

    /** A line at the end: a page to open or a command to type. */
    record Link(String label, String text) {}

    /** The sentence that says that it serves. */
    String sentence() {
        String from = source.isEmpty() ? "" : " (" + source + ")";
        return sleeping
                ? version + " is deployed" + from + " and sleeps until a session comes: its health is not proven"
                : version + " is live" + from;
    }
}
