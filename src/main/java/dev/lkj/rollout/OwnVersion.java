package dev.lkj.rollout;

import dev.lkj.wire.AgentVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the version to follow among those that are listed. */
final class OwnVersion {
    /** Reads after which a version under another name is looked for. */
    static final int READS_BY_TAG = 2;

    private final Wanted wanted;
    private final Baseline baseline;
    private int reads;

    OwnVersion(Wanted wanted, Baseline baseline) {
        this.wanted = wanted;
        this.baseline = baseline;
    }

    /** The candidates after one more read: one is it, none is not yet known, several are ambiguous. */
    List<AgentVersion> find(Reading.Seen seen) {
        reads++;
        if (wanted instanceof Wanted.Deployed deployed) {
            Optional<AgentVersion> byTag = seen.version(deployed.tag());
            if (byTag.isPresent() || reads < READS_BY_TAG || !baseline.known()) {
                return byTag.stream().toList();
            }
            return absentBefore(seen, deployed.attributes());
        }
        if (wanted instanceof Wanted.Existing existing) {
            return seen.version(existing.version()).stream().toList();
        }
        return seen.current().filter(v -> !v.version().equals(baseline.current())).stream()
                .toList();
    }

    private List<AgentVersion> absentBefore(Reading.Seen seen, Map<String, String> attributes) {
        return seen.versions().stream()
                .filter(v -> !baseline.versions().contains(v.version()))
                .filter(v -> v.attributes().equals(attributes))
                .toList();
    }

    /** The name that the version is expected to have; empty when any name will do. */
    String expectedName() {
        if (wanted instanceof Wanted.Deployed deployed) {
            return deployed.tag();
        }
        return wanted instanceof Wanted.Existing existing ? existing.version() : "";
    }
}
