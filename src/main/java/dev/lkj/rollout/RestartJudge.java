package dev.lkj.rollout;

import dev.lkj.wire.AgentInfo;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells from reads when an agent was restarted, which makes no new version and which the service has no word for.
 *
 * <p>The end is seen when the agent's time of deployment is a newer one, or when a row that ran left that state and came
 * back. Knows neither time nor network.
 */
public final class RestartJudge implements Judge {
    /** Reads in a row that must agree before an error counts: one may be stale. */
    private static final int CERTAIN = 2;

    private final int patience;
    private final Set<String> broken;
    private final boolean ran;
    private Baseline crashesBefore;
    private Optional<Instant> deployedBefore;
    private boolean known;
    private boolean left;
    private int reads;
    private int errorReads;

    /**
     * A judge of one restart.
     *
     * @param before what was read before it was asked for; empty when that failed
     * @param patience how many reads without any sign are enough
     */
    public RestartJudge(Optional<Reading.Seen> before, int patience) {
        this.patience = patience;
        List<RegionState> rows = before.map(RestartJudge::rows).orElse(List.of());
        this.known = before.flatMap(Reading.Seen::agent).isPresent();
        this.ran = rows.stream().anyMatch(row -> !isIdle(row));
        this.broken = rows.stream()
                .filter(row -> StatusWord.isError(row.status()))
                .map(RegionState::region)
                .collect(Collectors.toCollection(HashSet::new));
        this.deployedBefore = before.flatMap(RestartJudge::deployedAt);
        this.crashesBefore = baseline(rows);
    }

    private static List<RegionState> rows(Reading.Seen seen) {
        return seen.agent().map(RegionState::ofAll).orElse(List.of());
    }

    private static Optional<Instant> deployedAt(Reading.Seen seen) {
        return seen.agent().map(AgentInfo::deployedAt);
    }

    /** Whether nothing runs there that could be restarted: it sleeps, or nothing was ever deployed to it. */
    private static boolean isIdle(RegionState row) {
        return row.sleeps() || row.version().isEmpty() || row.version().equals("--");
    }

    private static Baseline baseline(List<RegionState> rows) {
        return new Baseline(true, Set.of(), "", rows);
    }

    @Override
    public RolloutState next(Reading.Seen seen) {
        reads++;
        List<RegionState> rows = rows(seen);
        if (!known && seen.agent().isPresent()) {
            known = true;
            deployedBefore = deployedAt(seen);
            crashesBefore = baseline(rows);
        } else if (known && !ran && rows.stream().allMatch(RestartJudge::isIdle)) {
            boolean sleeps = rows.stream().anyMatch(RegionState::sleeps);
            return sleeps ? serves(seen, rows) : new RolloutState.Accepted(List.of());
        }
        Optional<String> failure = failure(rows);
        if (failure.isPresent()) {
            return new RolloutState.Failed(current(seen), failure.get(), false, rows);
        }
        left |= rows.stream().anyMatch(row -> !broken.contains(row.region()) && !row.runs() && !isIdle(row));
        boolean allServe = !rows.isEmpty() && rows.stream().allMatch(row -> row.runs() || isIdle(row));
        if (allServe && (left || newer(seen))) {
            return serves(seen, rows);
        }
        boolean quiet = allServe || rows.isEmpty();
        if (reads >= patience && quiet) {
            return new RolloutState.Accepted(rows);
        }
        return new RolloutState.InProgress("", true, "", rows, CrashCount.attention(crashesBefore, rows));
    }

    private boolean newer(Reading.Seen seen) {
        Optional<Instant> now = deployedAt(seen);
        return now.isPresent() && deployedBefore.isPresent() && now.get().isAfter(deployedBefore.get());
    }

    private static RolloutState serves(Reading.Seen seen, List<RegionState> rows) {
        return new RolloutState.Serves(current(seen), rows.stream().noneMatch(RegionState::runs), rows);
    }

    private static String current(Reading.Seen seen) {
        return seen.current()
                .map(version -> version.version())
                .or(() -> seen.agent().map(AgentInfo::version).filter(version -> !version.equals("--")))
                .orElse("");
    }

    /** Why it does not serve any more; what was broken before may take its time to come back. */
    private Optional<String> failure(List<RegionState> rows) {
        Optional<RegionState> error = rows.stream()
                .filter(row -> StatusWord.isError(row.status()))
                .filter(row -> !broken.contains(row.region()) || reads >= patience)
                .findFirst();
        rows.stream()
                .filter(row -> !StatusWord.isError(row.status()))
                .forEach(row -> left |= broken.remove(row.region()));
        errorReads = error.isPresent() ? errorReads + 1 : 0;
        if (errorReads >= CERTAIN) {
            return error.map(row -> "its state in " + row.region() + " is " + row.status());
        }
        return CrashCount.failure(crashesBefore, rows);
    }
}
