package dev.lkj.emulator;

import dev.lkj.emulator.state.AgentsState;
import dev.lkj.emulator.state.StateView;
import dev.lkj.emulator.state.StateViews;
import dev.lkj.emulator.worker.Placement;
import java.util.List;

/** Which instances a worker may be: those that have not ended. */
final class Placements {
    private Placements() {}

    /** All of them, for the thread that holds the state's lock. */
    static List<Placement> of(AgentsState state) {
        return StateViews.of(state).agents().stream()
                .flatMap(agent -> agent.instances().stream()
                        .filter(instance -> !instance.phase().equals("ended"))
                        .map(instance -> placement(agent, instance)))
                .toList();
    }

    private static Placement placement(StateView.AgentView agent, StateView.InstanceView instance) {
        return new Placement(agent.agentId(), agent.agentName(), instance.deployment(), instance.instanceId());
    }
}
