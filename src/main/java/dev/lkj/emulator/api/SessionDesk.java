package dev.lkj.emulator.api;

import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.Placement;
import dev.lkj.emulator.state.Refused;
import java.util.HashSet;
import java.util.Set;

/** Starts and ends sessions: the state chooses an instance, and one that takes sessions itself is asked. */
final class SessionDesk {
    private final AgentHost host;
    private final Engine engine;

    SessionDesk(AgentHost host, Engine engine) {
        this.host = host;
        this.engine = engine;
    }

    Placement start(String agentId, String deployment) {
        Set<String> full = new HashSet<>();
        while (true) {
            Placement placement = host.change(state -> state.startSession(agentId, deployment, full));
            // One that waits is handed over when an instance has come up.
            if (!placement.endpoint() || engine.startSession(placement.instanceId(), placement.sessionId())) {
                return placement;
            }
            // It said that it is full or draining: the session has to go elsewhere.
            host.change(state -> {
                state.sessionNotTaken(placement.sessionId());
                return true;
            });
            full.add(placement.instanceId());
        }
    }

    Placement end(String sessionId) {
        Placement placement = host.change(state -> state.endSession(sessionId))
                .orElseThrow(() -> Refused.of(Refused.Kind.NOT_FOUND, "no session " + sessionId));
        if (placement.endpoint()) {
            engine.endSession(placement.instanceId(), sessionId);
        }
        return placement;
    }
}
