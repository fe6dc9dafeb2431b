package dev.lkj.emulator.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows on which port to look for an instance: the one that {@code PORT} names, or the one that workers of LiveKit's
 * SDKs listen on whatever {@code PORT} says. The latter counts only when the instance itself holds it, so that nobody
 * else's answer makes it healthy.
 */
final class ListeningPort {
    /** The default of LiveKit's SDKs for their health check. */
    static final int SDK_PORT = 8081;

    private final WorkerEndpoint worker;
    private final int fixedPort;
    private final Map<InstanceFolder, Integer> found = new ConcurrentHashMap<>();

    ListeningPort(WorkerEndpoint worker, int fixedPort) {
        this.worker = worker;
        this.fixedPort = fixedPort;
    }

    /** The port for sessions: the one that was seen to answer last. */
    int of(InstanceFolder instance) {
        return found.getOrDefault(instance, instance.port());
    }

    Observation observe(InstanceFolder instance) {
        Observation seen = worker.observe(instance.port());
        if (seen.healthy()) {
            found.remove(instance);
            return seen;
        }
        boolean holds = instance.leader()
                .filter(leader -> PortOwners.listens(leader.pid(), fixedPort))
                .isPresent();
        if (!holds) {
            return seen;
        }
        found.put(instance, fixedPort);
        return worker.observe(fixedPort);
    }

    void forget(InstanceFolder instance) {
        found.remove(instance);
    }
}
