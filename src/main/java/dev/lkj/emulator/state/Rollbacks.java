package dev.lkj.emulator.state;

/** Puts a version that was built before into production: an earlier one, or that of another deployment. */
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
        Version version = wanted.isEmpty() || wanted.equals("latest") ? former(agent) : agent.version(wanted);
        if (!agent.current.equals(version.name)) {
            check(version);
        }
        put(agent, agent.deployment(""), version, "rollback to " + version.name);
    }

    private static Version former(Agent agent) {
        if (agent.current.isEmpty()) {
            throw precondition("agent " + agent.id + " was never deployed");
        }
        return Deploys.before(agent, agent.version(agent.current))
                .orElseThrow(() -> precondition("agent " + agent.id + " has no version before " + agent.current));
    }

    /** Takes the version of a deployment to another one, and answers it. */
    Version promote(Agent agent, Deployment source, Deployment target) {
        Version version = agent.version(served(agent, source));
        if (target.newestRolled.compareTo(version.name) < 0) {
            target.newestRolled = version.name;
        }
        put(agent, target, version, "promoting " + version.name);
        return version;
    }

    /** The version that a deployment serves everywhere; fails when there is none. */
    static String served(Agent agent, Deployment source) {
        String version = source.rows.get(0).version;
        boolean everywhere = source.rows.stream().allMatch(row -> row.serves() && row.version.equals(version));
        if (!everywhere) {
            throw precondition(Deployment.label(source.name) + " of agent " + agent.id + " serves no version");
        }
        return version;
    }

    private void put(Agent agent, Deployment target, Version version, String why) {
        Roll roll = target.roll;
        if (roll != null && roll.version.equals(version.name)) {
            return;
        }
        boolean there = target.rows.stream().allMatch(row -> row.serves() && row.version.equals(version.name));
        boolean serves = target.production() ? agent.current.equals(version.name) : there;
        if (!serves) {
            rolls.begin(agent, target, version, why);
            return;
        }
        if (roll == null) {
            return;
        }
        rolls.cancel(agent, target);
        if (there) {
            effects.tell(agent, target.name, version.name + " stays");
        } else {
            rolls.begin(agent, target, version, "back to " + version.name);
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
