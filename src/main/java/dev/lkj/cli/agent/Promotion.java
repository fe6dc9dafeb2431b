package dev.lkj.cli.agent;

import dev.lkj.term.Times;
import dev.lkj.wire.AgentVersion;
import java.util.Optional;

/**
 * Which version goes where.
 *
 * @param deployment the one that has it
 * @param version the version; empty when a read did not tell
 * @param replaced what serves production now; empty when nothing does, or a read did not tell
 */
record Promotion(String deployment, Optional<AgentVersion> version, Optional<AgentVersion> replaced) {
    /** The version with commit and time. */
    String from(Times times) {
        return version.map(v -> Transition.describe(v, times)).orElse("whatever serves there");
    }

    /** What becomes of what serves production, with commit and time. */
    String consequence(Times times) {
        if (replaced.isEmpty()) {
            return "";
        }
        return replaced.equals(version)
                ? ", which it serves already"
                : ", in place of " + Transition.describe(replaced.get(), times);
    }

    /** The version's name; empty when it is not known. */
    String name() {
        return version.map(AgentVersion::version).orElse("");
    }
}
