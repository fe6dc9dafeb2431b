package dev.lkj.emulator.state;

/** Ends rolls that did not become healthy in time: what served before serves on. */
final class FailedRolls {
    private final Effects effects;
    private final Fleet fleet;
    private final RolloutTimes times;
    private final Rolls rolls;

    FailedRolls(Effects effects, Fleet fleet, RolloutTimes times, Rolls rolls) {
        this.effects = effects;
        this.fleet = fleet;
        this.times = times;
        this.rolls = rolls;
    }

    void fail(Agent agent, Deployment deployment, Roll roll) {
        deployment.roll = null;
        for (Row row : deployment.rows) {
            // What it printed last may say why.
            agent.rolling(deployment, row.region).forEach(instance -> instance.keepsOutput = true);
        }
        rolls.endNew(agent, deployment);
        String problem = "not healthy within " + Text.time(times.health());
        Version version = agent.version(roll.version);
        if (roll.restart) {
            effects.tell(agent, deployment.name, "restart failed: " + problem);
            stopWhatDoesNotServe(agent, deployment);
            Standing.settle(agent, version);
            return;
        }
        effects.tell(agent, deployment.name, roll.version + " failed: " + problem);
        if (deployment.production() && agent.current.equals(roll.version)) {
            // It serves in other regions, so it is no failed version; only those where it does not come up are.
            deployment.rows.stream()
                    .filter(row -> !row.version.equals(roll.version))
                    .forEach(row -> stop(agent, deployment, row));
            stopWhatDoesNotServe(agent, deployment);
            Standing.settle(agent, version);
            return;
        }
        // An unfinished roll before this one may have left a region, too.
        boolean givesWay = deployment.rows.stream().anyMatch(row -> row.serves() && !row.version.equals(agent.current));
        if (!deployment.production() || agent.current.isEmpty()) {
            deployment.rows.forEach(row -> stop(agent, deployment, row));
        } else {
            stopWhatDoesNotServe(agent, deployment);
        }
        judge(agent, deployment, version, problem);
        if (deployment.production() && !agent.current.isEmpty() && givesWay) {
            rolls.beginKeeping(agent, deployment, agent.version(agent.current), "back to " + agent.current);
        }
    }

    /** A version that serves another deployment well did not fail as a whole. */
    private static void judge(Agent agent, Deployment deployment, Version version, String problem) {
        boolean elsewhere = agent.deployments.values().stream()
                .filter(other -> other != deployment)
                .flatMap(other -> other.rows.stream())
                .anyMatch(row -> row.serves() && row.version.equals(version.name));
        if (elsewhere || agent.rolls(version.name)) {
            Standing.settle(agent, version);
            return;
        }
        version.failure = problem;
        version.status = VersionStatus.FAILED;
    }

    private void stopWhatDoesNotServe(Agent agent, Deployment deployment) {
        deployment.rows.stream().filter(row -> !row.serves()).forEach(row -> stop(agent, deployment, row));
    }

    private void stop(Agent agent, Deployment deployment, Row row) {
        for (Instance instance : agent.serving(deployment, row)) {
            if (deployment.production()) {
                fleet.drain(instance);
            } else {
                fleet.end(agent, instance);
            }
        }
        row.stop(RowStatus.ERROR);
    }
}
