package dev.lkj.deploy;

import dev.lkj.rollout.Reading;
import dev.lkj.rollout.RegionState;
import dev.lkj.rollout.StatusWord;
import dev.lkj.wire.AgentVersion;
import java.util.List;
import java.util.Optional;

/** Which version serves a deployment, as far as a read says. */
public final class ServingNow {
    private ServingNow() {}

    /**
     * The version that takes new sessions; empty when none does.
     *
     * @param deployment empty for production
     */
    public static Optional<String> version(Reading.Seen seen, String deployment) {
        List<RegionState> regions =
                seen.agent().map(agent -> RegionState.of(agent, deployment)).orElse(List.of());
        boolean someRun =
                regions.stream().anyMatch(r -> (StatusWord.isRunning(r.status()) && r.replicas() > 0) || r.sleeps());
        if (!someRun) {
            return Optional.empty();
        }
        return deployment.isEmpty()
                ? seen.current().map(AgentVersion::version)
                : regions.stream()
                        .filter(r -> StatusWord.isRunning(r.status()) || r.sleeps())
                        .map(RegionState::version)
                        .findFirst();
    }

    /** A clause about what serves, {@code 20260809003117 still serves} or {@code nothing serves}. */
    public static String clause(Optional<Reading.Seen> seen, String deployment) {
        if (seen.isEmpty()) {
            return "what serves now could not be read";
        }
        return version(seen.get(), deployment)
                .map(version -> version + " still serves")
                .orElse("nothing serves");
    }
}
