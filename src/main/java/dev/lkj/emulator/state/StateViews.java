package dev.lkj.emulator.state;

import dev.lkj.wire.PrivateLink;
import dev.lkj.wire.PrivateLinkStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the view of the whole state. */
public final class StateViews {
    private StateViews() {}

    /** The whole state, for the thread that holds its lock. */
    public static StateView of(AgentsState state) {
        ProjectSettings settings = state.settings();
        return new StateView(
                state.now(),
                settings.plan().word(),
                settings.regions(),
                settings.strict(),
                state.agents.living.values().stream().map(StateViews::agent).toList(),
                state.links.list().items().stream()
                        .map(link -> link(state.links, link))
                        .toList());
    }

    private static StateView.PrivateLinkView link(PrivateLinks links, PrivateLink link) {
        PrivateLinkStatus status = links.status(link.privateLinkId()).value();
        return new StateView.PrivateLinkView(
                link.privateLinkId(),
                link.name(),
                status == null ? "" : status.status().name());
    }

    private static StateView.AgentView agent(Agent agent) {
        return new StateView.AgentView(
                agent.id,
                agent.name,
                agent.current,
                agent.deployedAt,
                agent.sessionCount(),
                agent.cutSessions,
                agent.lostSessions,
                agent.refusedSessions,
                agent.coldStartedSessions,
                millis(agent.waitedMillis),
                millis(agent.longestWaitMillis),
                List.copyOf(agent.secrets.keySet()),
                agent.versions.values().stream().map(v -> version(agent, v)).toList(),
                agent.deployments.values().stream()
                        .map(d -> deployment(agent, d))
                        .toList(),
                agent.instances.values().stream().map(StateViews::instance).toList(),
                sessions(agent));
    }

    private static List<StateView.SessionView> sessions(Agent agent) {
        List<StateView.SessionView> views = new ArrayList<>();
        for (Deployment deployment : agent.deployments.values()) {
            deployment.waiting.forEach((id, session) -> views.add(
                    new StateView.SessionView(id, Deployment.label(deployment.name), "", true, session.since(), 0)));
        }
        for (Instance instance : agent.instances.values()) {
            instance.sessions.forEach((id, session) -> views.add(new StateView.SessionView(
                    id,
                    Deployment.label(instance.deployment),
                    instance.id,
                    false,
                    session.startedAt(),
                    millis(session.waitedMillis()))));
        }
        return views;
    }

    private static int millis(long millis) {
        return (int) Math.min(Integer.MAX_VALUE, millis);
    }

    private static StateView.VersionView version(Agent agent, Version version) {
        return new StateView.VersionView(
                version.name,
                Deployment.label(version.deployment),
                version.status.word,
                version.name.equals(agent.current),
                agent.active(version),
                version.built,
                version.pruned,
                version.wasCurrent,
                version.createdAt,
                version.deployedAt,
                version.failure,
                version.attributes);
    }

    private static StateView.DeploymentView deployment(Agent agent, Deployment deployment) {
        return new StateView.DeploymentView(
                Deployment.label(deployment.name),
                deployment.formTag,
                deployment.formUsed,
                deployment.uploadTag,
                roll(deployment.roll),
                deployment.rows.stream()
                        .map(row -> new StateView.RowView(
                                row.region,
                                row.status.word,
                                row.version,
                                agent.replicas(deployment, row),
                                row.wanted,
                                row.crashes,
                                row.busySince,
                                row.quietSince,
                                row.idleSince))
                        .toList(),
                deployment.waiting.size());
    }

    private static StateView.@Nullable RollView roll(@Nullable Roll roll) {
        return roll == null
                ? null
                : new StateView.RollView(roll.version, roll.restart, roll.since, List.copyOf(roll.done));
    }

    private static StateView.InstanceView instance(Instance instance) {
        return new StateView.InstanceView(
                instance.id,
                instance.version,
                Deployment.label(instance.deployment),
                instance.region,
                instance.phase.name().toLowerCase(Locale.ROOT),
                instance.ready(),
                instance.signalled,
                instance.sessionEndpoint,
                instance.sdkWorker,
                instance.room(),
                instance.sessionCount(),
                List.copyOf(instance.sessions.keySet()),
                instance.startedAt,
                instance.drainingSince);
    }
}
