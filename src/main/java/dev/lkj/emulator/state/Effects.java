package dev.lkj.emulator.state;

import dev.lkj.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What changes cause beside themselves: things to do and things to tell, in order, until somebody takes them. */
final class Effects {
    private final Clock clock;
    private final List<Action> actions = new ArrayList<>();
    private final List<EmulatorEvent> events = new ArrayList<>();

    Effects(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.now();
    }

    void act(Action action) {
        actions.add(action);
    }

    void tell(Agent agent, String deployment, String text) {
        events.add(new EmulatorEvent(now(), agent.id, Deployment.label(deployment), text));
    }

    List<Action> takeActions() {
        List<Action> taken = List.copyOf(actions);
        actions.clear();
        return taken;
    }

    List<EmulatorEvent> takeEvents() {
        List<EmulatorEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
