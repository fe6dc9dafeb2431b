package dev.lkj.emulator.state;

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
                state.agents.values().stream().map(StateViews::agent).toList());
    }

    private static StateView.AgentView agent(Agent agent) {
        return new StateView.AgentView(
                agent.id,
                agent.name,
                agent.current,
                agent.deployedAt,
                agent.instances.values().stream()
                        .mapToInt(Instance::sessionCount)
                        .sum(),
                agent.cutSessions,
                agent.refusedSessions,
                List.copyOf(agent.secrets.keySet()),
                agent.versions.values().stream().map(v -> version(agent, v)).toList(),
                agent.deployments.values().stream()
                        .map(d -> deployment(agent, d))
                        .toList(),
                agent.instances.values().stream().map(StateViews::instance).toList());
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
                                row.crashes))
                        .toList());
    }

    private static StateView.@Nullable RollView roll(@Nullable Roll roll) {
        return roll == null ? null : new StateView.RollView(roll.version, roll.since, List.copyOf(roll.done));
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
                instance.sessionCount(),
                List.copyOf(instance.sessions.keySet()),
                instance.startedAt,
                instance.drainingSince);
    }
}
