package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.term.Durations;
import java.time.Duration;
import java.util.List;

/**
 * How sessions fared.
 *
 * @param started sessions that began
 * @param finished those that ended by themselves
 * @param cut those that the service ended before their time
 * @param lost those whose instance crashed
 * @param refused those for which there was no room
 * @param coldStarted those that woke an agent that slept
 * @param running those that still run
 * @param waits how long sessions that had to wait for an instance waited, in milliseconds, ascending
 */
record LoadReport(
        int started, int finished, int cut, int lost, int refused, int coldStarted, int running, List<Integer> waits) {
    LoadReport {
        waits = waits.stream().sorted().toList();
    }

    /** For people, one line. */
    String line() {
        String text = started + " started, " + running + " running, " + finished + " finished, " + cut + " cut, " + lost
                + " lost, " + refused + " refused";
        if (coldStarted > 0) {
            text += ", " + coldStarted + " cold-started";
        }
        return waits.isEmpty()
                ? text
                : text + "; " + waits.size() + " waited, " + time(middle()) + " in the middle, " + time(longest())
                        + " at most";
    }

    private static String time(int millis) {
        return Durations.of(Duration.ofMillis(millis));
    }

    private int middle() {
        return waits.isEmpty() ? 0 : waits.get(waits.size() / 2);
    }

    private int longest() {
        return waits.isEmpty() ? 0 : waits.get(waits.size() - 1);
    }

    /** For programs. */
    String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("started", started)
                .put("finished", finished)
                .put("cut", cut)
                .put("lost", lost)
                .put("refused", refused)
                .put("cold_started", coldStarted)
                .put("waited", waits.size())
                .put("median_wait_ms", middle())
                .put("longest_wait_ms", longest());
        return node.toPrettyString();
    }
}
