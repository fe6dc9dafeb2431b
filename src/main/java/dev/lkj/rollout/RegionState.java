package dev.lkj.rollout;

import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentEvent;
import dev.lkj.wire.AgentEventType;
import dev.lkj.wire.AgentInfo;
import java.util.List;

/**
 * What runs of a deployment in one region.
 *
 * @param version what takes new sessions there; empty when the service does not say
 * @param crashes how often an instance crashed, ever
 */
public record RegionState(String region, String status, int replicas, int min, int max, String version, int crashes) {

    /** The regions of a deployment, in the service's order; an empty deployment is production. */
    public static List<RegionState> of(AgentInfo agent, String deployment) {
        return agent.agentDeployments().stream()
                .filter(row -> row.deployment().equals(deployment))
                .map(row -> of(agent, row))
                .toList();
    }

    /** All that runs of an agent; rows of a named deployment are called {@code staging/us-east}. */
    public static List<RegionState> ofAll(AgentInfo agent) {
        return agent.agentDeployments().stream()
                .map(row -> labelled(agent, row))
                .toList();
    }

    private static RegionState labelled(AgentInfo agent, AgentDeployment row) {
        RegionState state = of(agent, row);
        return row.deployment().isEmpty()
                ? state
                : new RegionState(
                        row.deployment() + "/" + state.region,
                        state.status,
                        state.replicas,
                        state.min,
                        state.max,
                        state.version,
                        state.crashes);
    }

    private static RegionState of(AgentInfo agent, AgentDeployment row) {
        // Production's rows may leave the version to the agent; of a named deployment it says nothing.
        String version = row.version().isEmpty() && row.deployment().isEmpty() ? agent.version() : row.version();
        return new RegionState(
                row.region(),
                row.status(),
                row.replicas(),
                row.minReplicas(),
                row.maxReplicas(),
                version,
                crashes(row));
    }

    private static int crashes(AgentDeployment row) {
        return row.events().stream()
                .filter(event -> event.type() == AgentEventType.AGENT_EVENT_TYPE_APPLICATION_CRASHED)
                .mapToInt(AgentEvent::count)
                .sum();
    }

    /** Enough instances run. */
    public boolean runs() {
        return StatusWord.isRunning(status) && replicas >= Math.max(1, min);
    }

    /** Scaled to zero, as the deployment's plan has it. */
    public boolean sleeps() {
        return StatusWord.isSleeping(status) && min == 0;
    }
}
