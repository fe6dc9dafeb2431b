package dev.lkj.emulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fits the number of a row's instances to its sessions, and lets it sleep; all figures are the emulator's own. */
final class Autoscaler {
    /** Nearly full for so long: one more. */
    static final Duration BUSY = Duration.ofSeconds(10);
    /** Fewer would do for so long: one less. */
    static final Duration QUIET = Duration.ofMinutes(5);
    /** No session for so long: none, where the plan's minimum is none. */
    static final Duration IDLE = Duration.ofMinutes(5);

    private static final int BUSY_PERCENT = 80;
    private static final int QUIET_PERCENT = 40;

    private final Effects effects;
    private final Fleet fleet;
    private final Plan plan;

    Autoscaler(Effects effects, Fleet fleet, Plan plan) {
        this.effects = effects;
        this.fleet = fleet;
        this.plan = plan;
    }

    void scale(Agent agent, Deployment deployment, Row row) {
        if (!row.serves()) {
            return;
        }
        int least = plan.minimum(deployment.name);
        if (row.sleeps()) {
            if (least > 0) {
                // The plan is another one than before.
                wake(agent, deployment, row);
            }
            return;
        }
        keepWithinPlan(agent, deployment, row);
        int load = agent.sessionCount(deployment, row) + deployment.waiting.size();
        row.idleSince = since(row.idleSince, least == 0 && load == 0);
        if (passed(row.idleSince, IDLE)) {
            sleep(agent, deployment, row);
            return;
        }
        int room =
                agent.serving(deployment, row).stream().mapToInt(Instance::room).sum();
        row.busySince = since(
                row.busySince,
                room > 0 && load * 100 >= room * BUSY_PERCENT && row.wanted < plan.maximum(deployment.name));
        row.quietSince = since(row.quietSince, load * 100 < room * QUIET_PERCENT && row.wanted > Math.max(1, least));
        if (passed(row.busySince, BUSY)) {
            resize(agent, deployment, row, row.wanted + 1);
        } else if (passed(row.quietSince, QUIET)) {
            resize(agent, deployment, row, row.wanted - 1);
        }
    }

    private @Nullable Instant since(@Nullable Instant former, boolean goesOn) {
        if (!goesOn) {
            return null;
        }
        return former == null ? effects.now() : former;
    }

    private boolean passed(@Nullable Instant since, Duration time) {
        return since != null && !effects.now().isBefore(since.plus(time));
    }

    private void keepWithinPlan(Agent agent, Deployment deployment, Row row) {
        int most = plan.maximum(deployment.name);
        int least = Math.max(1, plan.minimum(deployment.name));
        int wanted = Math.max(least, Math.min(most, row.wanted));
        if (wanted != row.wanted) {
            resize(agent, deployment, row, wanted);
        }
    }

    private void resize(Agent agent, Deployment deployment, Row row, int wanted) {
        row.serve(wanted, row.status);
        effects.tell(agent, deployment.name, "scaled to " + Text.count(wanted, "instance") + " in " + row.region);
        List<Instance> serving = agent.serving(deployment, row);
        serving.stream()
                .sorted(Comparator.comparingInt(Instance::sessionCount)
                        .thenComparing(Instance::ready)
                        .thenComparing(i -> i.number, Comparator.reverseOrder()))
                .limit(Math.max(0, serving.size() - wanted))
                .forEach(fleet::drain);
    }

    private void sleep(Agent agent, Deployment deployment, Row row) {
        row.stop(RowStatus.SLEEPING);
        agent.serving(deployment, row).forEach(fleet::drain);
        effects.tell(agent, deployment.name, row.version + " sleeps in " + row.region);
    }

    /** Starts what a sleeping row needs to take sessions. */
    void wake(Agent agent, Deployment deployment, Row row) {
        row.serve(Math.max(1, plan.minimum(deployment.name)), RowStatus.SETTING_UP);
        row.backoff.reset();
        effects.tell(agent, deployment.name, row.version + " wakes up in " + row.region);
    }

    /** How many sessions a row could have if it grew as far as the plan allows; those named are full. */
    int possibleRoom(Agent agent, Deployment deployment, Row row, Set<String> full) {
        List<Instance> serving = agent.serving(deployment, row);
        int missing = Math.max(0, plan.maximum(deployment.name) - serving.size());
        int room = serving.stream()
                .mapToInt(i -> full.contains(i.id) ? i.sessionCount() : i.room())
                .sum();
        return room + missing * Plan.SESSIONS_PER_INSTANCE;
    }
}
