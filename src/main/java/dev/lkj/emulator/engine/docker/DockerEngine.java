package dev.lkj.emulator.engine.docker;

import dev.lkj.container.Daemon;
import dev.lkj.container.DaemonRefusal;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.BuildRequest;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.Gateway;
import dev.lkj.emulator.engine.ImportRequest;
import dev.lkj.emulator.engine.InstanceSpec;
import dev.lkj.emulator.engine.Observation;
import dev.lkj.emulator.engine.WorkerEndpoint;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs instances as containers, from images that the daemon really builds.
 *
 * <p>Containers and images carry the name of their emulator; nothing else of the daemon is touched. An instance has no
 * capabilities, no way to gain rights, and nothing of this machine; its port is published on 127.0.0.1. Without a
 * bridge network it shares this machine's, and has to listen on the port that {@code PORT} names.
 */
public final class DockerEngine implements Engine {
    /** Of the two seconds for an observation, so much is the daemon's, and the rest the instance's two answers. */
    private static final Duration INSPECT_PATIENCE = Duration.ofMillis(700);

    private static final Duration ANSWER_PATIENCE = Duration.ofMillis(650);

    /** What container engines say when a container could not be started. */
    private static final int NOT_STARTED = 125;

    private final Daemon daemon;
    private final boolean temporary;
    private final Owner owner;
    private final Clock clock;
    private final InstanceNetwork network;
    private final Images images;
    private final ImageBuilds builds;
    private final ImageLoads loads;
    private final Containers containers;
    private final DockerInstances instances;
    private final ContainerEnd ends;
    private final WorkerEndpoint worker = new WorkerEndpoint(ANSWER_PATIENCE);

    private DockerEngine(Daemon daemon, boolean temporary, Owner owner, Clock clock) throws IOException {
        this.daemon = daemon;
        this.temporary = temporary;
        this.owner = owner;
        this.clock = clock;
        network = InstanceNetwork.of(daemon);
        images = new Images(daemon, owner);
        builds = new ImageBuilds(daemon, images, network, clock);
        loads = new ImageLoads(daemon, images, clock);
        containers = new Containers(daemon);
        instances = new DockerInstances(daemon, containers, images, owner, network);
        ends = new ContainerEnd(containers, instances, clock);
        instances.remove(container -> container.owner().isOfDeadProcess());
        images.removeAll(Owner::isOfDeadProcess);
    }

    /**
     * An engine whose images and instances last: after a crash of the emulator the next engine of the folder runs on
     * with them. Only one may use the folder at a time.
     *
     * <p>Opening it removes what killed emulators without a data folder left with the daemon, as {@link #passing} does.
     *
     * @param folder a folder for the engine alone; made when it is not there
     */
    public static DockerEngine lasting(Daemon daemon, Path folder, Clock clock) {
        try {
            Owner owner = Owner.ofFolder(Files.createDirectories(folder));
            DockerEngine engine = new DockerEngine(daemon, false, owner, clock);
            // The emulator was killed between making and starting it.
            engine.instances.remove(container -> container.owner().equals(owner)
                    && !container.status().equals("running")
                    && !container.status().equals("exited"));
            return engine;
        } catch (IOException e) {
            throw unusable(daemon, e);
        }
    }

    /** An engine that keeps nothing: its containers and images go when it is closed. */
    public static DockerEngine passing(Daemon daemon, Clock clock) {
        try {
            return new DockerEngine(daemon, true, Owner.ofThisProcess(), clock);
        } catch (IOException e) {
            throw unusable(daemon, e);
        }
    }

    private static LkjException unusable(Daemon daemon, IOException e) {
        return LkjException.failed(
                daemon.product() + " on " + daemon.socket() + " cannot be used: " + e.getMessage(), e);
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public String description() {
        String how = network.ofHost()
                ? "; it has no bridge network, so instances share the machine's, and have to listen on the port that"
                        + " PORT names"
                : "; a LIVEKIT_URL on this machine is " + network.hostName() + " for them";
        return "instances are containers of " + daemon.product() + how;
    }

    @Override
    public void build(BuildRequest request, Consumer<String> statusLine, Cancellation cancellation)
            throws BuildFailure {
        builds.run(request, statusLine, cancellation);
    }

    @Override
    public Optional<String> withoutImages() {
        return Optional.empty();
    }

    @Override
    public void importImage(ImportRequest request, Consumer<String> statusLine, Cancellation cancellation)
            throws BuildFailure {
        loads.run(request, statusLine, cancellation);
    }

    @Override
    public void start(InstanceSpec instance) {
        instances.start(instance);
    }

    @Override
    public Observation observe(String instanceId) {
        return instances.find(instanceId).map(this::observe).orElse(Observation.GONE);
    }

    private Observation observe(DockerInstance instance) {
        if (!instance.hasContainer()) {
            return new Observation(false, false, OptionalInt.of(NOT_STARTED), false, 0);
        }
        try {
            ContainerState state = containers.inspect(instance.container(), INSPECT_PATIENCE);
            if (!state.alive()) {
                return new Observation(false, false, state.exitCode(), false, 0);
            }
            instance.seenAt(state.port());
        } catch (DaemonRefusal e) {
            if (e.notFound()) {
                return Observation.GONE;
            }
        } catch (IOException e) {
            // The daemon is silent: that says nothing about the instance, which can be asked itself.
        }
        return instance.port() == 0
                ? new Observation(true, false, OptionalInt.empty(), false, 0)
                : worker.observe(instance.port());
    }

    @Override
    public void stop(String instanceId, Duration grace) {
        instances
                .find(instanceId)
                .filter(DockerInstance::hasContainer)
                .ifPresent(instance -> ends.stop(instanceId, instance.container(), grace));
    }

    @Override
    public boolean startSession(String instanceId, String sessionId) {
        return instances
                .find(instanceId)
                .filter(instance -> instance.port() != 0)
                .map(instance -> worker.startSession(instance.port(), sessionId))
                .orElse(false);
    }

    @Override
    public void endSession(String instanceId, String sessionId) {
        instances
                .find(instanceId)
                .filter(instance -> instance.port() != 0)
                .ifPresent(instance -> worker.endSession(instance.port(), sessionId));
    }

    @Override
    public List<String> lastOutput(String instanceId, int lines) {
        return instances
                .find(instanceId)
                .map(instance -> lastOutput(instance, lines))
                .orElse(List.of());
    }

    private List<String> lastOutput(DockerInstance instance, int lines) {
        List<String> last = new ArrayList<>(instance.failure());
        try {
            if (instance.hasContainer()) {
                last.addAll(containers.tail(instance.container(), lines));
            }
        } catch (IOException e) {
            last.add("lkj emulator: " + daemon.product() + " does not tell what the instance printed: "
                    + e.getMessage());
        }
        return last;
    }

    @Override
    public Subscription follow(String instanceId, Consumer<String> line) {
        return instances
                .find(instanceId)
                .filter(DockerInstance::hasContainer)
                .<Subscription>map(instance -> LogFollower.start(containers, instance.container(), clock.now(), line))
                .orElse(() -> {});
    }

    @Override
    public Set<String> running() {
        try {
            return instances.running().stream()
                    .map(Containers.Listed::instanceId)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw unusable(daemon, e);
        }
    }

    @Override
    public void forgetInstance(String instanceId) {
        instances.forget(instanceId);
    }

    @Override
    public void forgetImage(String image) {
        try {
            images.remove(image);
        } catch (IOException e) {
            throw unusable(daemon, e);
        }
    }

    @Override
    public Optional<Gateway> gateway() {
        return network.ofHost() ? Optional.empty() : Optional.of(new Gateway(network.hostName(), network.gateway()));
    }

    @Override
    public String asInstancesSee(String url) {
        return network.url(url);
    }

    @Override
    public void stopAll(Duration grace) {
        ends.stopAll(grace);
    }

    @Override
    public void close() {
        ends.close();
        if (temporary) {
            try {
                instances.remove(container -> container.owner().equals(owner));
                images.removeAll(owner::equals);
                images.removeLayers();
            } catch (IOException e) {
                // The daemon is gone, or busy: the next emulator removes what this one leaves.
            }
        }
    }
}
