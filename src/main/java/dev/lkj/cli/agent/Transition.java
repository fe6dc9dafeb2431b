package dev.lkj.cli.agent;

import dev.lkj.term.Times;
import dev.lkj.wire.AgentVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * From which version to which a rollback goes.
 *
 * @param from what serves now; empty when nothing does
 * @param to what is to serve; empty where the service chooses
 * @param cancelled versions whose roll ends by it
 * @param rebuilt whether its commit is deployed anew instead of its image
 */
record Transition(Optional<AgentVersion> from, Optional<AgentVersion> to, Set<String> cancelled, boolean rebuilt) {

    /** A version with commit and time, as in {@code 20260809003117  3f2c1aa main  9 Aug 2026}. */
    static String describe(AgentVersion version, Times times) {
        Instant deployed = version.deployedAt();
        String when = deployed == null || Cells.isNever(deployed) ? "" : times.day(deployed);
        String commit = VersionsView.commit(version);
        String text = version.version() + "  " + commit + "  " + when;
        return text.replaceFirst(" {4}", "  ").stripTrailing();
    }

    /** Whether nothing changes but that a roll ends. */
    boolean stays() {
        return !cancelled.isEmpty();
    }

    /** The version to go to, as the service is asked for it. */
    String target() {
        return to.map(AgentVersion::version).orElse("the version before, which the service chooses");
    }

    /** What happens to secrets and to the version that serves now. */
    String consequences() {
        if (!cancelled.isEmpty()) {
            return "Ends the roll of " + String.join(", ", cancelled) + "; " + target() + " keeps serving.";
        }
        return "Secrets stay as they are."
                + from.map(v -> " " + v.version() + " drains, at most 1 h.").orElse("");
    }
}
