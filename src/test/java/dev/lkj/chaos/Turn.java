package dev.lkj.chaos;

import dev.lkj.chaos.Scene.Request;
import dev.lkj.emulator.fault.Faults;
import java.time.Instant;
import java.util.List;

/**
 * A command of a history and everything that is known of it afterwards.
 *
 * @param start when it began
 * @param before the state at that time
 * @param now the state right after it
 * @param later the state when nothing is on its way any more; {@code now} when that was not waited for
 * @param undisturbed whether what came before it had ended when it began
 * @param faults the faults that were ordered, with how often they were met
 * @param requests its own, and those of the command that overtakes it
 */
record Turn(
        Move move,
        List<String> arguments,
        Instant start,
        boolean undisturbed,
        Snapshot before,
        Snapshot now,
        Snapshot later,
        List<Faults.Count> faults,
        List<Request> requests,
        Ended ended) {

    /** How often the service did what it was asked for. */
    long acted(String kind) {
        return requests.stream()
                .filter(r -> r.kind().equals(kind) && r.actedOn())
                .count();
    }

    /** Whether a call met a fault of this kind. */
    boolean met(String kind, String action) {
        return faults.stream()
                .anyMatch(count -> count.met() > 0
                        && count.rule().kind().equals(kind)
                        && count.rule().action().equals(action));
    }

    /** All of it, for people who look for what went wrong. */
    String told() {
        StringBuilder text = new StringBuilder();
        text.append(start).append("  lkj ").append(String.join(" ", arguments)).append('\n');
        text.append("   ").append(move).append('\n');
        text.append("   before ").append(before).append('\n');
        text.append("   now    ").append(now).append('\n');
        text.append("   later  ").append(later).append('\n');
        faults.stream()
                .filter(count -> count.met() > 0)
                .forEach(count -> text.append("   met ").append(count).append('\n'));
        text.append("   ").append(ended).append('\n');
        requests.forEach(request -> text.append("      ").append(request).append('\n'));
        return text.toString();
    }
}
