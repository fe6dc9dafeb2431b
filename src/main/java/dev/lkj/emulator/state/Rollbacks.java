package dev.lkj.emulator.state;

/** Puts an earlier version back into production without a build. */
final class Rollbacks {
    private final Effects effects;
    private final Rolls rolls;
    private final Plan plan;

    Rollbacks(Effects effects, Rolls rolls, Plan plan) {
        this.effects = effects;
        this.rolls = rolls;
        this.plan = plan;
    }

    /** Rolls back to a version; to the one before the current one when it is empty or {@code latest}. */
    void rollback(Agent agent, String wanted) {
        if (!plan.rollback()) {
            throw Refused.of(
                    Refused.Kind.PERMISSION_DENIED,
                    "rollback is not included in the " + plan.word() + " plan, upgrade to use it");
        }
        Deployment production = agent.deployment("");
        Version version = wanted.isEmpty() || wanted.equals("latest") ? former(agent) : agent.version(wanted);
        if (agent.current.equals(version.name)) {
            backToCurrent(agent, production, version);
            return;
        }
        check(version);
        rolls.begin(agent, production, version, "rollback to " + version.name);
    }

    private static Version former(Agent agent) {
        if (agent.current.isEmpty()) {
            throw precondition("agent " + agent.id + " was never deployed");
        }
        return Deploys.before(agent, agent.version(agent.current))
                .orElseThrow(() -> precondition("agent " + agent.id + " has no version before " + agent.current));
    }

    private void backToCurrent(Agent agent, Deployment production, Version current) {
        if (production.roll == null || production.roll.version.equals(current.name)) {
            return;
        }
        rolls.cancel(agent, production);
        boolean elsewhere = production.rows.stream().anyMatch(row -> !row.version.equals(current.name));
        if (elsewhere) {
            rolls.begin(agent, production, current, "back to " + current.name);
        } else {
            effects.tell(agent, "", current.name + " stays");
        }
    }

    private static void check(Version version) {
        if (version.status == VersionStatus.FAILED) {
            throw precondition("version " + version.name + " failed");
        }
        if (!version.built) {
            throw precondition("version " + version.name + " was not built");
        }
        if (version.pruned) {
            throw precondition("the image of version " + version.name + " was removed");
        }
        if (!version.wasCurrent) {
            throw precondition("version " + version.name + " never served production");
        }
    }

    private static Refused precondition(String message) {
        return Refused.of(Refused.Kind.FAILED_PRECONDITION, message);
    }
}
