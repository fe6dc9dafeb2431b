package dev.lkj.rollout;

import dev.lkj.wire.AgentVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What there was before the change, against which later reads are compared.
 *
 * @param known false when it could not be read
 * @param versions the names of all versions
 * @param current the version that served production; empty for none
 * @param regions the deployment's regions
 */
public record Baseline(boolean known, Set<String> versions, String current, List<RegionState> regions) {
    /** Nothing is known of the time before. */
    public static final Baseline UNKNOWN = new Baseline(false, Set.of(), "", List.of());

    /** It is known that there was nothing: the agent is new. */
    public static final Baseline NOTHING = new Baseline(true, Set.of(), "", List.of());

    /**
     * What a read of that time says about a deployment; nothing, when the agent was not listed: without its regions the
     * crashes of all time would count as new ones.
     */
    public static Baseline of(Reading.Seen seen, String deployment) {
        if (seen.agent().isEmpty()) {
            return UNKNOWN;
        }
        return new Baseline(
                true,
                seen.versions().stream().map(AgentVersion::version).collect(Collectors.toUnmodifiableSet()),
                seen.current().map(AgentVersion::version).orElse(""),
                seen.agent().map(agent -> RegionState.of(agent, deployment)).orElse(List.of()));
    }

    /** The crashes that each region had had. */
    Map<String, Integer> crashes() {
        Map<String, Integer> crashes = new HashMap<>();
        regions.forEach(region -> crashes.put(region.region(), region.crashes()));
        return crashes;
    }
}
