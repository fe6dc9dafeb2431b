package dev.lkj.emulator.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole state as {@code /_emulator/state} shows it; deployments are never empty, times are UTC. */
public record StateView(
        Instant time,
        String plan,
        List<String> regions,
        boolean strict,
        List<AgentView> agents,
        List<PrivateLinkView> privateLinks) {

    /**
     * An agent; counts of sessions are since the agent was created.
     *
     * @param activeSessions those that run or wait
     * @param cutSessions ended by the service before their time
     * @param lostSessions ended with their instance, which crashed
     * @param refusedSessions that found no instance
     * @param coldStartedSessions that waited because everything slept
     * @param waitedMs how long sessions waited for an instance, all together
     */
    public record AgentView(
            String agentId,
            String agentName,
            String current,
            @Nullable Instant deployedAt,
            int activeSessions,
            int cutSessions,
            int lostSessions,
            int refusedSessions,
            int coldStartedSessions,
            int waitedMs,
            int longestWaitMs,
            List<String> secrets,
            List<VersionView> versions,
            List<DeploymentView> deployments,
            List<InstanceView> instances,
            List<SessionView> sessions) {}

    /** A session that the emulator started; while it waits, its instance is empty and it waits since its time. */
    public record SessionView(
            String sessionId, String deployment, String instanceId, boolean waiting, Instant since, int waitedMs) {}

    /** A private link. */
    public record PrivateLinkView(String privateLinkId, String name, String status) {}

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
            List<RowView> rows,
            int waitingSessions) {}

    /** A version on its way; a restart has new instances of the version that serves. */
    public record RollView(String version, boolean restart, Instant since, List<String> regionsDone) {}

    /** A deployment in one region; the times are those since when it is nearly full, too large, without sessions. */
    public record RowView(
            String region,
            String status,
            String version,
            int replicas,
            int wanted,
            int crashes,
            @Nullable Instant busySince,
            @Nullable Instant quietSince,
            @Nullable Instant idleSince) {}

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
            boolean sdkWorker,
            int room,
            int activeSessions,
            List<String> sessions,
            Instant startedAt,
            @Nullable Instant drainingSince) {}
}
