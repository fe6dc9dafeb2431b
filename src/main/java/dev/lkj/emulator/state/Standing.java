package dev.lkj.emulator.state;

/** The status that follows for a version from what serves, sleeps and drains. */
final class Standing {
    private Standing() {}

    static void settle(Agent agent, String versionName) {
        Version version = agent.versions.get(versionName);
        if (version != null) {
            settle(agent, version);
        }
    }

    /** Gives a version the status that it now has; one that rolls out, was not built or failed keeps its own. */
    static void settle(Agent agent, Version version) {
        if (version.status != VersionStatus.FAILED
                && version.status != VersionStatus.BUILDING
                && !agent.rolls(version.name)) {
            version.status = status(agent, version);
        }
    }

    private static VersionStatus status(Agent agent, Version version) {
        boolean asleep = false;
        boolean giving = false;
        for (Deployment deployment : agent.deployments.values()) {
            for (Row row : deployment.rows) {
                if (row.serves() && row.version.equals(version.name)) {
                    // In production a version that is not current serves only until another one has taken over.
                    boolean belongs = !deployment.production() || agent.current.equals(version.name);
                    if (belongs && awake(row, version)) {
                        return VersionStatus.RUNNING;
                    }
                    asleep |= belongs;
                    giving |= !belongs;
                }
            }
        }
        if (asleep) {
            return VersionStatus.SLEEPING;
        }
        if (agent.current.equals(version.name)) {
            // Unfinished rolls took its last region, and none of them has become current.
            return VersionStatus.RUNNING;
        }
        return giving || agent.drains(version.name) ? VersionStatus.DRAINING : VersionStatus.STOPPED;
    }

    /** A version that was asleep runs when an instance is healthy, not before. */
    private static boolean awake(Row row, Version version) {
        return row.status == RowStatus.RUNNING
                || (row.status == RowStatus.ERROR && version.status != VersionStatus.SLEEPING);
    }
}
