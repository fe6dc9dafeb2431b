package dev.lkj.emulator.state;

/** Replaces the instances of an agent by new ones of the same versions, with its secrets as they are now. */
final class Restarts {
    private final Effects effects;
    private final Fleet fleet;
    private final Rolls rolls;

    Restarts(Effects effects, Fleet fleet, Rolls rolls) {
        this.effects = effects;
        this.fleet = fleet;
        this.rolls = rolls;
    }

    /** Restarts every deployment, each once; what sleeps has nothing to restart. */
    void restart(Agent agent, String why) {
        for (Deployment deployment : agent.deployments.values()) {
            if (deployment.roll != null) {
                startOver(agent, deployment, deployment.roll, why);
            } else if (deployment.rows.stream().anyMatch(Row::serves)) {
                begin(agent, deployment, why);
            }
        }
    }

    private void begin(Agent agent, Deployment deployment, String why) {
        Row first = deployment.rows.stream().filter(Row::serves).findFirst().orElseThrow();
        Roll roll = Roll.of(deployment.production() ? agent.current : first.version, effects.now());
        roll.restart = true;
        deployment.roll = roll;
        fleet.forgetEnded(agent, deployment);
        for (Row row : deployment.rows) {
            if (row.wanted == 0) {
                roll.done.add(row.region);
            }
        }
        cutNamed(agent, deployment);
        effects.tell(agent, deployment.name, why + ", restarting");
    }

    /** What rolled begins anew: its instances have the old secrets, those that already serve included. */
    private void startOver(Agent agent, Deployment deployment, Roll roll, String why) {
        roll.since = effects.now();
        roll.backoffs.clear();
        roll.done.removeIf(region -> deployment.row(region).wanted > 0);
        rolls.endNew(agent, deployment);
        cutNamed(agent, deployment);
        effects.tell(agent, deployment.name, why + ", the roll of " + roll.version + " starts over");
    }

    private void cutNamed(Agent agent, Deployment deployment) {
        if (deployment.production()) {
            return;
        }
        for (Row row : deployment.rows) {
            if (row.wanted > 0) {
                agent.serving(deployment, row).forEach(instance -> fleet.end(agent, instance));
                row.stop(RowStatus.SETTING_UP);
            }
        }
    }
}
