package dev.lkj.emulator.state;

import java.util.List;

/** Puts a version in the place of what serves, beside it in production, at once in a named deployment. */
final class Rolls {
    private final Effects effects;
    private final Fleet fleet;
    private final RolloutTimes times;

    Rolls(Effects effects, Fleet fleet, RolloutTimes times) {
        this.effects = effects;
        this.fleet = fleet;
        this.times = times;
    }

    /** Begins to roll a built version, in the place of a roll that goes on. */
    void begin(Agent agent, Deployment deployment, Version version, String why) {
        cancel(agent, deployment);
        fleet.forgetEnded(agent, deployment);
        Roll roll = new Roll();
        roll.version = version.name;
        roll.since = effects.now();
        deployment.roll = roll;
        long beside = agent.instances(i -> i.deployment.equals(deployment.name) && i.phase == InstancePhase.SERVING)
                .size();
        if (!deployment.production()) {
            endFormer(agent, deployment);
            beside = 0;
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

    private void endFormer(Agent agent, Deployment deployment) {
        agent.instances(i -> i.deployment.equals(deployment.name) && i.phase.stays())
                .forEach(instance -> fleet.end(agent, instance));
        for (Row row : deployment.rows) {
            row.wanted = 0;
        }
        deployment.rows.stream().map(row -> row.version).distinct().forEach(former -> settle(agent, former));
    }

    /** Ends an unfinished roll; where it already serves, that goes on until something else does. */
    void cancel(Agent agent, Deployment deployment) {
        Roll roll = deployment.roll;
        if (roll == null) {
            return;
        }
        deployment.roll = null;
        endNew(agent, deployment);
        settle(agent, roll.version);
        effects.tell(agent, deployment.name, roll.version + " stopped before it served");
    }

    private void endNew(Agent agent, Deployment deployment) {
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
            fail(agent, deployment, roll);
        }
    }

    private void advance(Agent agent, Deployment deployment, Roll roll, Row row, int wanted) {
        List<Instance> fresh = agent.rolling(deployment, row.region);
        if (fresh.stream().filter(Instance::ready).count() >= wanted) {
            switchOver(agent, deployment, row, fresh);
            roll.done.add(row.region);
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
        row.wanted = fresh.size();
        row.status = RowStatus.RUNNING;
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
        version.status = VersionStatus.RUNNING;
        if (deployment.production() && agent.current.equals(version.name)) {
            // Only a roll beside it was undone: it was deployed when it was.
            return;
        }
        version.deployedAt = effects.now();
        if (deployment.production()) {
            String former = agent.current;
            agent.current = version.name;
            agent.deployedAt = effects.now();
            version.wasCurrent = true;
            settle(agent, former);
        }
    }

    private void fail(Agent agent, Deployment deployment, Roll roll) {
        deployment.roll = null;
        endNew(agent, deployment);
        Version version = agent.version(roll.version);
        String problem = "not healthy within " + Text.time(times.health());
        effects.tell(agent, deployment.name, roll.version + " failed: " + problem);
        boolean oldServes = deployment.production() && !agent.current.isEmpty();
        if (oldServes && agent.current.equals(roll.version)) {
            // It serves in other regions, so it is no failed version; only those where it does not come up are.
            version.status = VersionStatus.RUNNING;
            deployment.rows.stream()
                    .filter(row -> !row.version.equals(roll.version))
                    .forEach(row -> stop(agent, deployment, row));
            return;
        }
        version.failure = problem;
        version.status = VersionStatus.FAILED;
        if (!oldServes) {
            deployment.rows.forEach(row -> stop(agent, deployment, row));
        } else if (!roll.done.isEmpty()) {
            begin(agent, deployment, agent.version(agent.current), "back to " + agent.current);
        }
    }

    private void stop(Agent agent, Deployment deployment, Row row) {
        agent.serving(deployment, row).forEach(instance -> fleet.end(agent, instance));
        row.wanted = 0;
        row.status = RowStatus.ERROR;
    }

    /** Gives a version that was replaced the status that it now has. */
    void settle(Agent agent, String versionName) {
        Version version = agent.versions.get(versionName);
        if (version == null || version.status == VersionStatus.FAILED || agent.rolls(versionName)) {
            return;
        }
        if (agent.current.equals(versionName)) {
            version.status = VersionStatus.RUNNING;
        } else if (agent.instances(i -> i.version.equals(versionName) && i.phase == InstancePhase.DRAINING)
                        .isEmpty()
                && !agent.serves(versionName)) {
            version.status = VersionStatus.STOPPED;
        } else {
            version.status = servesNamed(agent, versionName) ? VersionStatus.RUNNING : VersionStatus.DRAINING;
        }
    }

    private static boolean servesNamed(Agent agent, String versionName) {
        return agent.deployments.values().stream()
                .filter(deployment -> !deployment.production())
                .flatMap(deployment -> deployment.rows.stream())
                .anyMatch(row -> row.serves() && row.version.equals(versionName));
    }
}
