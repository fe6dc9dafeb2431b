package dev.lkj.emulator.run;

import dev.lkj.emulator.state.AgentsState;
import dev.lkj.emulator.state.EmulatorEvent;
import dev.lkj.emulator.state.StoredAgents;
import dev.lkj.emulator.store.Folder;
import dev.lkj.emulator.store.StateStore;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The one lock around the state; what a call changed is stored before the call returns. */
public final class AgentHost {
    private final AgentsState state;
    private final StateStore store;
    private final StoredAgents form;
    private final Consumer<EmulatorEvent> listener;
    private final Object lock = new Object();

    /** Takes a fresh state to a folder; the listener is called under the lock, in order, and must be quick. */
    public AgentHost(AgentsState state, Folder folder, Consumer<EmulatorEvent> listener) {
        this.state = state;
        this.listener = listener;
        store = folder.store();
        form = new StoredAgents(folder.cipher());
    }

    /** Takes over what was stored, with the instances that still run. */
    public void takeOver(Set<String> running) {
        change(fresh -> {
            try {
                form.read(store.load(), fresh);
            } catch (IOException e) {
                throw LkjException.failed("the data folder holds a state that cannot be read: " + e.getMessage(), e);
            }
            fresh.restarted(running);
            return true;
        });
    }

    /** Calls the state, stores what changed, and tells what happened. */
    public <T> T change(Function<AgentsState, T> call) {
        synchronized (lock) {
            try {
                return call.apply(state);
            } finally {
                if (store.persistent()) {
                    store.save(form.write(state));
                }
                state.takeEvents().forEach(listener);
            }
        }
    }

    /** Asks the state something. */
    public <T> T read(Function<AgentsState, T> question) {
        synchronized (lock) {
            return question.apply(state);
        }
    }
}
