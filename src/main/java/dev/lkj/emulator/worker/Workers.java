package dev.lkj.emulator.worker;

import dev.lkj.emulator.proto.RegisterWorkerRequest;
import dev.lkj.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The workers that are registered now. */
public final class Workers {
    private final Clock clock;
    private final String region;
    private final Supplier<List<Placement>> instances;
    private final Map<String, Worker> registered = new LinkedHashMap<>();

    /** All of them, in the order of their registration. */
    public record Listing(List<WorkerView> workers) {}

    /**
     * None yet.
     *
     * @param region what workers are told about where the server is
     * @param instances those that a worker may be
     */
    public Workers(Clock clock, String region, Supplier<List<Placement>> instances) {
        this.clock = clock;
        this.region = region;
        this.instances = instances;
    }

    /** A connection on which nothing was said yet. */
    WorkerConversation connect() {
        return new WorkerConversation(this, clock, region);
    }

    Worker register(RegisterWorkerRequest registration) {
        List<Placement> possible = instances.get();
        synchronized (registered) {
            String id = "AW_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
            Worker worker = new Worker(id, registration, placement(registration, possible), clock.now());
            registered.put(id, worker);
            return worker;
        }
    }

    /** The one instance of the deployment, and of the agent if it has the worker's name, that no other worker is. */
    private Optional<Placement> placement(RegisterWorkerRequest registration, List<Placement> instances) {
        List<Placement> free = instances.stream()
                .filter(instance -> instance.deployment().equals(Worker.label(registration)))
                .filter(instance ->
                        registered.values().stream().noneMatch(other -> other.placement.equals(Optional.of(instance))))
                .toList();
        List<Placement> named = free.stream()
                .filter(instance -> instance.agentName().equals(registration.getAgentName()))
                .toList();
        List<Placement> possible = named.isEmpty() ? free : named;
        return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
    }

    void change(Runnable change) {
        synchronized (registered) {
            change.run();
        }
    }

    void remove(Worker worker) {
        synchronized (registered) {
            registered.remove(worker.id);
        }
    }

    /** What each of them last said of itself. */
    public Listing listing() {
        synchronized (registered) {
            return new Listing(registered.values().stream().map(Worker::view).toList());
        }
    }
}
