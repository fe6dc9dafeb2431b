package dev.lkj.emulator.engine.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.container.Daemon;
import dev.lkj.container.DaemonRefusal;
import dev.lkj.emulator.engine.InstanceSpec;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The instances of one emulator, and the containers that run them. */
final class DockerInstances {
    private final Containers containers;
    private final Images images;
    private final Owner owner;
    private final InstanceNetwork network;
    private final ContainerSettings settings;
    private final Map<String, DockerInstance> known = new ConcurrentHashMap<>();

    DockerInstances(Daemon daemon, Containers containers, Images images, Owner owner, InstanceNetwork network) {
        this.containers = containers;
        this.images = images;
        this.owner = owner;
        this.network = network;
        this.settings = new ContainerSettings(owner, network, daemon.podman());
    }

    Optional<DockerInstance> find(String instanceId) {
        return Optional.ofNullable(known.get(instanceId));
    }

    /** Starts one; what the daemon refuses is an instance that has ended, a daemon that is gone is an error. */
    void start(InstanceSpec spec) {
        String made = "";
        try {
            ImageFacts image = images.facts(spec.image());
            int port = network.ofHost() ? freePort() : image.healthPort();
            ObjectNode body = settings.of(spec, images.reference(spec.image()), image, port);
            made = containers.create("lkj-" + owner.name() + "-" + spec.instanceId(), body);
            if (!spec.secretFiles().isEmpty()) {
                containers.putSecrets(made, spec.secretFiles());
            }
            containers.start(made);
            known.put(spec.instanceId(), DockerInstance.in(made));
        } catch (DaemonRefusal e) {
            known.put(spec.instanceId(), DockerInstance.failed(String.valueOf(e.getMessage())));
            removeQuietly(made);
        } catch (IOException e) {
            removeQuietly(made);
            throw LkjException.failed("instance " + spec.instanceId() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void removeQuietly(String container) {
        try {
            if (!container.isEmpty()) {
                containers.remove(container, true);
            }
        } catch (IOException e) {
            // The next emulator tries again.
        }
    }

    /** Learns what is there of this emulator, which may have been started by a former process of it. */
    List<Containers.Listed> own() throws IOException {
        List<Containers.Listed> own = containers.list().stream()
                .filter(container -> container.owner().equals(owner))
                .toList();
        own.forEach(
                container -> known.computeIfAbsent(container.instanceId(), id -> DockerInstance.in(container.id())));
        return own;
    }

    /** Those of them that run. */
    List<Containers.Listed> running() throws IOException {
        return own().stream()
                .filter(container -> container.status().equals("running")
                        || container.status().equals("paused")
                        || container.status().equals("stopping"))
                .toList();
    }

    /** Drops an instance that has ended; a running container stays. */
    void forget(String instanceId) {
        DockerInstance instance = known.get(instanceId);
        if (instance == null) {
            return;
        }
        try {
            if (instance.hasContainer()) {
                containers.remove(instance.container(), false);
            }
            known.remove(instanceId);
        } catch (DaemonRefusal e) {
            // It runs.
            return;
        } catch (IOException e) {
            throw LkjException.failed("the container of " + instanceId + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** Removes containers, running or not; one that the daemon does not remove does not keep the others. */
    void remove(Predicate<Containers.Listed> which) throws IOException {
        for (Containers.Listed container : containers.list()) {
            if (which.test(container)) {
                removeQuietly(container.id());
            }
        }
    }
}
