package dev.lkj.rollout;

import dev.lkj.wire.AgentVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Draws conclusions from one read after the other; knows neither time nor network. */
public final class RolloutJudge implements Judge {
    /** Reads in a row that must agree before an error or an end counts: one may be stale. */
    private static final int CERTAIN = 2;

    private final String deployment;
    private final OwnVersion own;
    private final Takeover takeover;
    private final Set<String> cancelled;
    private final boolean deployed;
    private final boolean overMeansLost;
    private Baseline baseline;
    private int errorReads;
    private int overReads;
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
        this.deployed = wanted instanceof Wanted.Deployed;
        this.own = new OwnVersion(wanted, baseline);
        this.takeover = new Takeover(deployment, deployed);
        this.cancelled = wanted instanceof Wanted.Existing existing ? existing.cancelled() : Set.of();
        this.baseline = baseline;
        this.overMeansLost = overMeansLost;
    }

    @Override
    public RolloutState next(Reading.Seen seen) {
        if (!baseline.known()) {
            baseline = Baseline.of(seen, deployment);
        }
        List<RegionState> regions =
                seen.agent().map(agent -> RegionState.of(agent, deployment)).orElse(List.of());
        List<AgentVersion> found = own.find(seen, baseline.current());
        if (found.size() > 1) {
            return new RolloutState.Ambiguous(
                    found.stream().map(AgentVersion::version).toList(), regions);
        }
        return found.isEmpty() ? notListed(seen, regions) : judge(found.get(0), seen, regions);
    }

    private RolloutState notListed(Reading.Seen seen, List<RegionState> regions) {
        errorReads = 0;
        String name = own.expectedName();
        Optional<String> other = takeover.by(seen, regions, baseline, name)
                .filter(v -> seen.version(v).filter(own::mayBe).isEmpty());
        if (other.isPresent() && !name.isEmpty()) {
            return new RolloutState.Overtaken(name, other.get(), regions);
        }
        return new RolloutState.InProgress(name, false, "", regions, CrashCount.attention(baseline, regions));
    }

    private RolloutState judge(AgentVersion mine, Reading.Seen seen, List<RegionState> regions) {
        String name = mine.version();
        if (serves(mine, regions) && noneRolls(seen)) {
            return new RolloutState.Serves(name, !regions.stream().allMatch(RegionState::runs), regions);
        }
        Optional<String> other = takeover.by(seen, regions, baseline, name);
        if (other.isPresent()) {
            return new RolloutState.Overtaken(name, other.get(), regions);
        }
        if (isLost(mine)) {
            return new RolloutState.Overtaken(name, takeover.successor(seen, regions, name), regions);
        }
        Optional<String> error = error(mine, regions);
        if (error.isPresent()) {
            boolean wasBuilding = onlyBuilding && StatusWord.isError(mine.status());
            return new RolloutState.Failed(name, error.get(), wasBuilding, regions);
        }
        // While it is built no instance of it runs, so none of the crashes is its own.
        Optional<String> crashes =
                StatusWord.isBuilding(mine.status()) ? Optional.empty() : CrashCount.failure(baseline, regions);
        if (crashes.isPresent()) {
            return new RolloutState.Failed(name, crashes.get(), false, regions);
        }
        onlyBuilding &= StatusWord.isBuilding(mine.status()) || StatusWord.isError(mine.status());
        return new RolloutState.InProgress(name, true, mine.status(), regions, CrashCount.attention(baseline, regions));
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

    /** Whether the version's time is over before it served. */
    private boolean isLost(AgentVersion mine) {
        boolean over = StatusWord.isOver(mine.status());
        boolean wasAlive = aliveSeen;
        aliveSeen |= !over;
        overReads = over ? overReads + 1 : 0;
        return over && !mine.current() && (wasAlive || overMeansLost || (deployed && overReads >= CERTAIN));
    }

    /** Why the version failed, once enough reads in a row say so. */
    private Optional<String> error(AgentVersion mine, List<RegionState> regions) {
        Optional<RegionState> broken = regions.stream()
                .filter(r -> StatusWord.isError(r.status()) && r.version().equals(mine.version()))
                .findFirst();
        boolean error = StatusWord.isError(mine.status()) || broken.isPresent();
        errorReads = error ? errorReads + 1 : 0;
        if (errorReads < CERTAIN) {
            return Optional.empty();
        }
        return Optional.of(broken.map(r -> "its state in " + r.region() + " is " + r.status())
                .orElse("its state is " + mine.status()));
    }
}
