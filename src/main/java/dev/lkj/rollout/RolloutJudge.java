package dev.lkj.rollout;

import dev.lkj.wire.AgentVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws conclusions from one read after the other; knows neither time nor network. */
public final class RolloutJudge {
    /** Crashes in one region, since the change, from which on the version counts as failed. */
    static final int CRASHES = 3;

    private final String deployment;
    private final OwnVersion own;
    private final Set<String> cancelled;
    private final boolean overMeansLost;
    private Baseline baseline;
    private boolean errorSeen;
    private boolean aliveSeen;
    private boolean onlyBuilding = true;

    /**
     * A judge of one roll.
     *
     * @param deployment empty for production
     * @param overMeansLost a version that is Stopped or Draining from the start is lost, which is so when it is only
     *     waited for again; one that is rolled back to may be listed as Stopped for a while
     */
    public RolloutJudge(String deployment, Wanted wanted, Baseline baseline, boolean overMeansLost) {
        this.deployment = deployment;
        this.own = new OwnVersion(wanted, baseline);
        this.cancelled = wanted instanceof Wanted.Existing existing ? existing.cancelled() : Set.of();
        this.baseline = baseline;
        this.overMeansLost = overMeansLost;
    }

    /** What is known after one more read. */
    public RolloutState next(Reading.Seen seen) {
        if (!baseline.known()) {
            baseline = Baseline.of(seen, deployment);
        }
        List<RegionState> regions =
                seen.agent().map(agent -> RegionState.of(agent, deployment)).orElse(List.of());
        List<AgentVersion> found = own.find(seen);
        if (found.size() > 1) {
            return new RolloutState.Ambiguous(
                    found.stream().map(AgentVersion::version).toList(), regions);
        }
        if (found.isEmpty()) {
            Optional<String> other = overtakenBy(seen, regions, own.expectedName());
            if (other.isPresent() && !own.expectedName().isEmpty()) {
                return new RolloutState.Overtaken(own.expectedName(), other.get(), regions);
            }
            return new RolloutState.InProgress(own.expectedName(), false, "", regions, List.of());
        }
        return judge(found.get(0), seen, regions);
    }

    private RolloutState judge(AgentVersion mine, Reading.Seen seen, List<RegionState> regions) {
        String name = mine.version();
        boolean alive = !StatusWord.isOver(mine.status());
        if (serves(mine, regions) && noneRolls(seen)) {
            return new RolloutState.Serves(name, !regions.stream().allMatch(RegionState::runs), regions);
        }
        Optional<String> other = overtakenBy(seen, regions, name);
        if (other.isPresent()) {
            return new RolloutState.Overtaken(name, other.get(), regions);
        }
        if (!alive && !mine.current() && (aliveSeen || overMeansLost)) {
            return new RolloutState.Overtaken(name, rolling(seen, name), regions);
        }
        boolean wasBuilding = onlyBuilding;
        aliveSeen |= alive;
        Optional<String> failure = failure(mine, regions);
        if (failure.isPresent()) {
            return new RolloutState.Failed(name, failure.get(), wasBuilding, regions);
        }
        onlyBuilding &= StatusWord.isBuilding(mine.status()) || StatusWord.isError(mine.status());
        return new RolloutState.InProgress(name, true, mine.status(), regions, attention(regions));
    }

    private boolean serves(AgentVersion mine, List<RegionState> regions) {
        return (mine.current() || !deployment.isEmpty())
                && !regions.isEmpty()
                && regions.stream().allMatch(r -> r.version().equals(mine.version()) && (r.runs() || r.sleeps()));
    }

    private boolean noneRolls(Reading.Seen seen) {
        return seen.versions().stream()
                .noneMatch(v -> cancelled.contains(v.version()) && StatusWord.isRolling(v.status()));
    }

    /** The version that took the place, if one that did not serve before does now. */
    private Optional<String> overtakenBy(Reading.Seen seen, List<RegionState> regions, String mine) {
        if (deployment.isEmpty()) {
            return seen.current()
                    .map(AgentVersion::version)
                    .filter(v -> !v.equals(mine) && !v.equals(baseline.current()));
        }
        return regions.stream()
                .map(RegionState::version)
                .filter(v -> !v.isEmpty() && !v.equals(mine) && !baseline.servedBy(v))
                .findFirst();
    }

    private static String rolling(Reading.Seen seen, String mine) {
        return seen.versions().stream()
                .filter(v -> StatusWord.isRolling(v.status()) && !v.version().equals(mine))
                .map(AgentVersion::version)
                .max(String::compareTo)
                .orElse("");
    }

    /** Why the version failed, once two reads in a row say so or it crashed often enough. */
    private Optional<String> failure(AgentVersion mine, List<RegionState> regions) {
        Optional<RegionState> broken = regions.stream()
                .filter(r -> StatusWord.isError(r.status()) && r.version().equals(mine.version()))
                .findFirst();
        boolean error = StatusWord.isError(mine.status()) || broken.isPresent();
        if (error && errorSeen) {
            return Optional.of(broken.map(r -> "its state in " + r.region() + " is " + r.status())
                    .orElse("its state is " + mine.status()));
        }
        errorSeen = error;
        Map<String, Integer> before = baseline.crashes();
        for (RegionState region : regions) {
            int crashes = region.crashes() - before.getOrDefault(region.region(), 0);
            if (crashes >= CRASHES) {
                return Optional.of("it crashed " + crashes + " times in " + region.region());
            }
        }
        return Optional.empty();
    }

    private List<String> attention(List<RegionState> regions) {
        Map<String, Integer> before = baseline.crashes();
        List<String> lines = new ArrayList<>();
        for (RegionState region : regions) {
            int crashes = region.crashes() - before.getOrDefault(region.region(), 0);
            if (crashes > 0) {
                lines.add(region.region() + ": an instance crashed" + (crashes == 1 ? "" : " " + crashes + " times"));
            }
        }
        return List.copyOf(lines);
    }
}
