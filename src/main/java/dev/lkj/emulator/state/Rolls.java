package dev.lkj.emulator.state;

import java.util.List;

/** Puts a version in the place of what serves, beside it in production, at once in a named deployment. */
final class Rolls {
    private final Effects effects;
    private final Fleet fleet;
    private final RolloutTimes times;
    private final FailedRolls failures;

    Rolls(Effects effects, Fleet fleet, RolloutTimes times) {
        this.effects = effects;
        this.fleet = fleet;
        this.times = times;
        failures = new FailedRolls(effects, fleet, times, this);
    }

    /** Begins to roll a built version, in the place of a roll that goes on. */
    void begin(Agent agent, Deployment deployment, Version version, String why) {
        fleet.forgetEnded(agent, deployment);
        beginKeeping(agent, deployment, version, why);
    }

    /** Begins to roll, and keeps the last output of what ended before. */
    void beginKeeping(Agent agent, Deployment deployment, Version version, String why) {
        cancel(agent, deployment);
        Roll roll = Roll.of(version.name, effects.now());
        deployment.roll = roll;
        int beside = deployment.production() ? serving(agent, deployment) : 0;
        if (!deployment.production()) {
            endFormer(agent, deployment);
        }
        for (Row row : deployment.rows) {
            if (row.serves() && row.version.equals(version.name)) {
                roll.done.add(row.region);
            } else if (!row.serves()) {
                row.status = RowStatus.SETTING_UP;
                row.version = version.name;
            }
        }
        version.status = VersionStatus.DEPLOYING;
        int starting = deployment.rows.size() - roll.done.size();
        effects.tell(
                agent,
                deployment.name,
                why + ", starting " + Text.count(starting, "instance") + (beside > 0 ? " beside " + beside : ""));
    }

    private static int serving(Agent agent, Deployment deployment) {
        return agent.instances(i -> i.deployment.equals(deployment.name) && i.phase == InstancePhase.SERVING)
                .size();
    }

    private void endFormer(Agent agent, Deployment deployment) {
        agent.instances(i -> i.deployment.equals(deployment.name) && i.phase.stays())
                .forEach(instance -> fleet.end(agent, instance));
        deployment.rows.forEach(row -> row.stop(RowStatus.SETTING_UP));
        deployment.rows.stream().map(row -> row.version).distinct().forEach(former -> Standing.settle(agent, former));
    }

    /** Ends an unfinished roll; where it already serves, that goes on until something else does. */
    void cancel(Agent agent, Deployment deployment) {
        Roll roll = deployment.roll;
        if (roll == null) {
            return;
        }
        deployment.roll = null;
        endNew(agent, deployment);
        Standing.settle(agent, roll.version);
        effects.tell(
                agent,
                deployment.name,
                roll.restart ? "restart stopped before its end" : roll.version + " stopped before it served");
    }

    void endNew(Agent agent, Deployment deployment) {
        agent.instances(i -> i.phase == InstancePhase.NEW && i.deployment.equals(deployment.name))
                .forEach(instance -> fleet.end(agent, instance));
    }

    /** Starts what is missing, switches regions that are healthy, ends the roll when it is done or too late. */
    void advance(Agent agent, Deployment deployment, int wanted) {
        Roll roll = deployment.roll;
        if (roll == null) {
            return;
        }
        for (Row row : deployment.rows) {
            if (!roll.done.contains(row.region)) {
                advance(agent, deployment, roll, row, wanted);
            }
        }
        if (roll.done.size() == deployment.rows.size()) {
            complete(agent, deployment, roll);
        } else if (!effects.now().isBefore(roll.since.plus(times.health()))) {
            failures.fail(agent, deployment, roll);
        }
    }

    private void advance(Agent agent, Deployment deployment, Roll roll, Row row, int wanted) {
        List<Instance> fresh = agent.rolling(deployment, row.region);
        if (fresh.stream().filter(Instance::ready).count() >= wanted) {
            switchOver(agent, deployment, row, fresh);
            roll.done.add(row.region);
            return;
        }
        Backoff backoff = roll.backoff(row.region);
        if (fresh.size() < wanted && backoff.allows(effects.now())) {
            for (int i = fresh.size(); i < wanted; i++) {
                fleet.start(agent, deployment, row.region, roll.version, InstancePhase.NEW);
            }
        }
    }

    private void switchOver(Agent agent, Deployment deployment, Row row, List<Instance> fresh) {
        List<Instance> old = agent.serving(deployment, row);
        old.forEach(fleet::drain);
        fresh.forEach(instance -> instance.phase = InstancePhase.SERVING);
        row.version = fresh.get(0).version;
        row.serve(fresh.size(), RowStatus.RUNNING);
        row.backoff.reset();
        String where = deployment.rows.size() > 1 ? " in " + row.region : "";
        effects.tell(agent, deployment.name, row.version + " healthy" + where + ", takes new sessions");
        if (!old.isEmpty()) {
            int left = old.stream().mapToInt(Instance::sessionCount).sum();
            effects.tell(
                    agent,
                    deployment.name,
                    Text.count(old.size(), "old instance") + (old.size() == 1 ? " drains, " : " drain, ")
                            + Text.count(left, "session") + " left");
        }
    }

    private void complete(Agent agent, Deployment deployment, Roll roll) {
        deployment.roll = null;
        Version version = agent.version(roll.version);
        boolean was = deployment.production() && agent.current.equals(version.name);
        if (roll.restart) {
            if (was) {
                agent.deployedAt = effects.now();
            }
            effects.tell(agent, deployment.name, "restarted");
        } else if (!was) {
            version.deployedAt = effects.now();
        }
        if (deployment.production() && !was) {
            String former = agent.current;
            agent.current = version.name;
            agent.deployedAt = effects.now();
            version.wasCurrent = true;
            Standing.settle(agent, former);
        }
        Standing.settle(agent, version);
    }
}
