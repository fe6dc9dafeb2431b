package dev.lkj.rollout;

import dev.lkj.wire.AgentVersion;
import java.util.List;
import java.util.Optional;

/** Finds the version to follow among those that are listed. */
final class OwnVersion {
    /** Reads after which a version under another name is looked for. */
    static final int READS_BY_TAG = 2;

    private final Wanted wanted;
    private final Baseline before;
    private int reads;
    private String adopted = "";

    /**
     * A search.
     *
     * @param before what was known before the change; not what a later read was taken for
     */
    OwnVersion(Wanted wanted, Baseline before) {
        this.wanted = wanted;
        this.before = before;
    }

    /**
     * The candidates after one more read: one is it, none is not yet known, several are ambiguous.
     *
     * @param formerlyCurrent the version that served production before
     */
    List<AgentVersion> find(Reading.Seen seen, String formerlyCurrent) {
        reads++;
        Optional<AgentVersion> byName = seen.version(expectedName());
        if (byName.isPresent() || wanted instanceof Wanted.Existing) {
            return byName.stream().toList();
        }
        if (!adopted.isEmpty()) {
            return seen.version(adopted).stream().toList();
        }
        List<AgentVersion> candidates = wanted instanceof Wanted.Deployed deployed
                ? absentBefore(seen, deployed)
                : seen.current().filter(v -> !v.version().equals(formerlyCurrent)).stream()
                        .toList();
        if (candidates.size() == 1) {
            // Stays the one, whatever else of the same kind appears later.
            adopted = candidates.get(0).version();
        }
        return candidates;
    }

    private List<AgentVersion> absentBefore(Reading.Seen seen, Wanted.Deployed deployed) {
        if (reads < READS_BY_TAG || !before.known()) {
            return List.of();
        }
        return seen.versions().stream()
                .filter(v -> !before.versions().contains(v.version()))
                .filter(v -> deployed.hasAttributes(v.attributes()))
                .toList();
    }

    /** Whether a version that has another name than expected may be it all the same. */
    boolean mayBe(AgentVersion version) {
        return wanted instanceof Wanted.Deployed deployed
                && !before.versions().contains(version.version())
                && deployed.hasAttributes(version.attributes());
    }

    /** The name that the version is expected to have; empty when any name will do. */
    String expectedName() {
        if (wanted instanceof Wanted.Deployed deployed) {
            return deployed.tag();
        }
        return wanted instanceof Wanted.Existing existing ? existing.version() : "";
    }
}
