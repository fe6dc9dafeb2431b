package dev.lkj.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the crashes of each region since the change. They belong to the region, so one may be the former version's.
 */
final class CrashCount {
    /** Crashes in one region from which on the version counts as failed. */
    static final int TOO_MANY = 3;

    private CrashCount() {}

    /** That a version failed, as a sentence about it. */
    static Optional<String> failure(Baseline before, List<RegionState> regions) {
        Map<String, Integer> counts = before.crashes();
        return regions.stream()
                .filter(region -> since(counts, region) >= TOO_MANY)
                .findFirst()
                .map(region -> "it crashed " + since(counts, region) + " times in " + region.region());
    }

    /** A line for each region with crashes. */
    static List<String> attention(Baseline before, List<RegionState> regions) {
        Map<String, Integer> counts = before.crashes();
        List<String> lines = new ArrayList<>();
        for (RegionState region : regions) {
            int crashes = since(counts, region);
            if (crashes > 0) {
                lines.add(region.region() + ": an instance crashed" + (crashes == 1 ? "" : " " + crashes + " times"));
            }
        }
        return List.copyOf(lines);
    }

    private static int since(Map<String, Integer> before, RegionState region) {
        return region.crashes() - before.getOrDefault(region.region(), 0);
    }
}
