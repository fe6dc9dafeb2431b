package dev.lkj.emulator.state;

import java.util.List;

/**
 * What the emulated project is like.
 *
 * @param regions where its agents run; at least one
 * @param seeds the agents that exist from the start
 * @param strict whether unknown agents are refused instead of adopted on their first deploy
 */
public record ProjectSettings(
        Plan plan, List<String> regions, List<AgentSeed> seeds, boolean strict, RolloutTimes times) {
    /** Copies the lists. */
    public ProjectSettings {
        regions = List.copyOf(regions);
        seeds = List.copyOf(seeds);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("no region");
        }
    }
}
