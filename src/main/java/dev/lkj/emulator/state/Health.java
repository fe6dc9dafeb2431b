package dev.lkj.emulator.state;

import dev.lkj.emulator.engine.Observation;
import java.time.Duration;
import java.time.Instant;

/** Draws the conclusions from what an engine sees of an instance. */
final class Health {
    private final Effects effects;
    private final Fleet fleet;
    private final RolloutTimes times;

    Health(Effects effects, Fleet fleet, RolloutTimes times) {
        this.effects = effects;
        this.fleet = fleet;
        this.times = times;
    }

    void observe(Agent agent, Instance instance, Observation seen) {
        if (!instance.phase.runs()) {
            return;
        }
        agent.findRow(instance).ifPresent(row -> row.lastObserved = effects.now());
        if (seen.alive()) {
            instance.sessionEndpoint |= seen.sessionEndpoint();
            instance.sdkWorker |= seen.sdkWorker();
            instance.activeSessions = seen.activeSessions();
        }
        switch (instance.phase) {
            case NEW, SERVING -> observeStaying(agent, instance, seen);
            case DRAINING -> observeDraining(agent, instance, seen);
            default -> {
                if (!seen.alive()) {
                    fleet.gone(agent, instance);
                }
            }
        }
    }

    private void observeStaying(Agent agent, Instance instance, Observation seen) {
        if (!seen.alive()) {
            String how =
                    seen.exitCode().isPresent() ? "exit code " + seen.exitCode().getAsInt() : "no exit code";
            effects.tell(
                    agent, instance.deployment, instance.version + " crashed in " + instance.region + " (" + how + ")");
            boolean serving = instance.phase == InstancePhase.SERVING;
            fleet.crashed(agent, instance);
            count(agent, instance, serving);
            return;
        }
        if (seen.healthy()) {
            instance.cameUp = true;
            instance.unhealthySince = null;
            if (instance.readySince == null) {
                instance.readySince = effects.now();
                // What it refused while it was not well says nothing about its room.
                instance.learnedRoom = 0;
            }
            return;
        }
        instance.readySince = null;
        Instant since = instance.unhealthySince == null ? effects.now() : instance.unhealthySince;
        instance.unhealthySince = since;
        Duration patience = instance.cameUp ? times.unhealthy() : times.health();
        if (instance.phase == InstancePhase.SERVING && !effects.now().isBefore(since.plus(patience))) {
            effects.tell(
                    agent, instance.deployment, instance.version + " unhealthy in " + instance.region + ", replaced");
            fleet.replace(agent, instance);
            count(agent, instance, true);
        }
    }

    private void count(Agent agent, Instance instance, boolean serving) {
        Deployment deployment = agent.deployment(instance.deployment);
        Row row = deployment.row(instance.region);
        row.crashes++;
        row.lastCrash = effects.now();
        if (serving) {
            row.backoff.crashed(effects.now(), times);
            if (agent.replicas(deployment, row) == 0) {
                row.status = RowStatus.ERROR;
            }
        } else if (deployment.roll != null) {
            deployment.roll.backoff(row.region).crashed(effects.now(), times);
        }
    }

    private void observeDraining(Agent agent, Instance instance, Observation seen) {
        Instant now = effects.now();
        Instant since = instance.drainingSince == null ? now : instance.drainingSince;
        boolean late = !now.isBefore(since.plus(times.drain()));
        if (!seen.alive()) {
            // The engine's grace is over at the same moment as the drain: whoever is seen first, it was the limit.
            fleet.ended(agent, instance, late);
            return;
        }
        if (late) {
            fleet.kill(agent, instance);
            return;
        }
        fleet.signalWhenFree(instance);
        if (!instance.signalled || instance.sessionCount() > 0) {
            instance.idleSince = null;
        } else if (instance.idleSince == null) {
            instance.idleSince = now;
        } else if (!now.isBefore(instance.idleSince.plus(times.end()))) {
            fleet.kill(agent, instance);
        }
    }

    /** Keeps as many instances as a row wants. */
    void keep(Agent agent, Deployment deployment, Row row) {
        if (row.wanted == 0) {
            return;
        }
        int ready = agent.replicas(deployment, row);
        if (ready > 0 && row.status != RowStatus.RUNNING) {
            String again = row.status == RowStatus.ERROR ? " healthy again in " : " healthy in ";
            row.status = RowStatus.RUNNING;
            effects.tell(agent, deployment.name, row.version + again + row.region);
        }
        Instant steady = effects.now().minus(times.lastBackoff());
        if (agent.serving(deployment, row).stream()
                .anyMatch(i -> i.readySince != null && !i.readySince.isAfter(steady))) {
            row.backoff.reset();
        }
        int missing = row.wanted - agent.serving(deployment, row).size();
        if (missing > 0 && row.backoff.allows(effects.now())) {
            for (int i = 0; i < missing; i++) {
                fleet.start(agent, deployment, row.region, row.version, InstancePhase.SERVING);
            }
        }
    }
}
