package dev.lkj.rollout;

import dev.lkj.wire.AgentVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whether another version took the place of the one that is followed. */
final class Takeover {
    private final String deployment;
    private final boolean afterBuild;
    private final Set<String> known = new HashSet<>();
    private boolean begun;

    /**
     * Sees nothing yet.
     *
     * @param afterBuild whether a build lies between the time before and the first read
     */
    Takeover(String deployment, boolean afterBuild) {
        this.deployment = deployment;
        this.afterBuild = afterBuild;
    }

    /** The version that serves now, did not before, and is not mine. */
    Optional<String> by(Reading.Seen seen, List<RegionState> regions, Baseline before, String mine) {
        if (!before.known()) {
            return Optional.empty();
        }
        if (!begun) {
            begun = true;
            remember(seen, regions, before, mine);
        }
        return serving(seen, regions)
                .filter(v -> !v.equals(mine) && !known.contains(v))
                .findFirst();
    }

    /** What serves in the place of mine, or rolls to do so; empty when nothing does. */
    String successor(Reading.Seen seen, List<RegionState> regions, String mine) {
        Optional<String> rolling = seen.versions().stream()
                .filter(v -> StatusWord.isRolling(v.status()) && !v.version().equals(mine))
                .map(AgentVersion::version)
                .max(String::compareTo);
        return rolling.or(() ->
                        serving(seen, regions).filter(v -> !v.equals(mine)).findFirst())
                .orElse("");
    }

    private void remember(Reading.Seen seen, List<RegionState> regions, Baseline before, String mine) {
        if (deployment.isEmpty()) {
            known.add(before.current());
        } else {
            before.regions().forEach(region -> known.add(region.version()));
        }
        if (afterBuild) {
            // An older version that began to serve while the source was built: this roll comes after it.
            serving(seen, regions).filter(before.versions()::contains).forEach(known::add);
        } else if (seen.version(mine)
                .filter(v -> StatusWord.isRolling(v.status()))
                .isPresent()) {
            // Whatever began to serve before the rollback was asked for, while somebody thought about it: it is on its
            // way.
            serving(seen, regions).forEach(known::add);
        }
    }

    private Stream<String> serving(Reading.Seen seen, List<RegionState> regions) {
        Stream<String> names = deployment.isEmpty()
                ? seen.current().map(AgentVersion::version).stream()
                : regions.stream().map(RegionState::version);
        return names.filter(v -> !v.isEmpty());
    }
}
