package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole state as {@code /_emulator/state} shows it; deployments are never empty, times are UTC. */
public record StateView(Instant time, String plan, List<String> regions, boolean strict, List<AgentView> agents) {

    /** An agent; counts of sessions are since the agent was created. */
    public record AgentView(
            String agentId,
            String agentName,
            String current,
            @Nullable Instant deployedAt,
            int activeSessions,
            int cutSessions,
            int refusedSessions,
            List<String> secrets,
            List<VersionView> versions,
            List<DeploymentView> deployments,
            List<InstanceView> instances) {}

    /** A version. */
    public record VersionView(
            String version,
            String deployment,
            String status,
            boolean current,
            boolean active,
            boolean built,
            boolean pruned,
            boolean wasCurrent,
            Instant createdAt,
            @Nullable Instant deployedAt,
            String failure,
            Map<String, String> attributes) {}

    /** A deployment; the roll is null when nothing rolls, the form is the newest deploy call's tag. */
    public record DeploymentView(
            String deployment,
            String formTag,
            boolean formUsed,
            String uploadTag,
            @Nullable RollView roll,
            List<RowView> rows) {}

    /** A version on its way. */
    public record RollView(String version, Instant since, List<String> regionsDone) {}

    /** A deployment in one region. */
    public record RowView(String region, String status, String version, int replicas, int wanted, int crashes) {}

    /** An instance; phase is one of new, serving, draining, ending, ended. */
    public record InstanceView(
            String instanceId,
            String version,
            String deployment,
            String region,
            String phase,
            boolean healthy,
            boolean signalled,
            boolean sessionEndpoint,
            int activeSessions,
            List<String> sessions,
            Instant startedAt,
            @Nullable Instant drainingSince) {}
}
