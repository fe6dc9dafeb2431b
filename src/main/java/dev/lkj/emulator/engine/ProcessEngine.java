package dev.lkj.emulator.engine;

import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs instances as processes of this machine and of this user, from what their Dockerfile copies.
 *
 * <p>A Dockerfile's FROM, COPY, WORKDIR, ENV, ARG, ENTRYPOINT and CMD count; nothing is pulled, and a RUN is shown in
 * the stream as not executed. An instance listens on the port that {@code PORT} names; one that
 * insists on 8081, as workers of LiveKit's SDKs do, is found there on Linux, but a second one cannot run beside it. What it prints is kept in a file
 * of at most 16 MiB. When its first process ends, what that started is killed, as in a container.
 */
public final class ProcessEngine implements Engine {
    static final String INSTANCES = "instances";
    private static final String IMAGES = "images";
    private static final String BUILDS = "builds";
    private static final Duration POLL = Duration.ofMillis(20);

    /** A killed process is gone at once, unless the system is stuck. */
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);

    private final Path folder;
    private final boolean temporary;
    private final Mark mark;
    private final Programs programs;
    private final Launcher launcher;
    private final Orphans orphans;
    private final Clock clock;
    private final Pacing pacing = Pacing.realTime(new Cancellation());
    private final WorkerEndpoint worker = new WorkerEndpoint(WorkerEndpoint.PATIENCE);
    private final ListeningPort ports = new ListeningPort(worker, ListeningPort.SDK_PORT);
    private final ProcessInstances instances;
    private final InstanceTimers timers;

    private ProcessEngine(Path folder, boolean temporary, Mark mark, Programs programs, Clock clock)
            throws IOException {
        this.folder = folder;
        this.temporary = temporary;
        this.mark = mark;
        this.programs = programs;
        this.clock = clock;
        this.launcher = Launcher.of(folder, programs);
        this.orphans = new Orphans(launcher, pacing);
        this.instances = ProcessInstances.load(Files.createDirectories(folder.resolve(INSTANCES)), launcher);
        this.timers = new InstanceTimers(instances);
        Folders.delete(folder.resolve(BUILDS));
        Files.createDirectories(folder.resolve(IMAGES));
        Files.createDirectories(folder.resolve(BUILDS));
    }

    /**
     * An engine whose images and instances last: after a crash of the emulator the next engine of the folder runs on
     * with them. Only one may use the folder at a time.
     *
     * <p>Opening it ends instances of the folder that have no record any more, and those of killed emulators without a
     * folder of their own.
     *
     * @param folder a folder for the engine alone; made when it is not there
     * @param environment the emulator's own, of which only PATH counts
     */
    public static ProcessEngine lasting(Path folder, Map<String, String> environment, Clock clock) {
        try {
            Path real = Folders.createPrivate(folder).toRealPath();
            Mark mark = Mark.ofFolder(real);
            ProcessEngine engine = new ProcessEngine(real, false, mark, new Programs(environment), clock);
            Set<String> recorded = engine.running();
            engine.orphans.end(process -> process.mark().isOfDeadProcess()
                    || (process.mark().equals(mark) && !recorded.contains(process.instanceId())));
            return engine;
        } catch (IOException e) {
            throw LkjException.failed("the engine's folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * An engine that keeps nothing: its folder goes when it is closed and no instance is left.
     *
     * <p>Opening it ends instances of killed emulators that kept nothing either, and removes their folders.
     *
     * @param parent the machine's folder for temporary files
     * @param environment the emulator's own, of which only PATH counts
     */
    public static ProcessEngine passing(Path parent, Map<String, String> environment, Clock clock) {
        try {
            Path folder =
                    Files.createTempDirectory(parent, Orphans.FOLDER_PREFIX).toRealPath();
            Mark mark = Mark.ofThisProcess(folder);
            Orphans.own(folder, mark);
            ProcessEngine engine = new ProcessEngine(folder, true, mark, new Programs(environment), clock);
            engine.orphans.end(process -> process.mark().isOfDeadProcess());
            engine.orphans.endFolders(parent);
            return engine;
        } catch (IOException e) {
            throw LkjException.failed("no folder can be made in " + parent + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public String description() {
        String stopping = launcher.canTerminate() ? "" : "; without SIGTERM here, a drain is a kill";
        return "instances are processes of this machine, with its programs; no RUN of a Dockerfile is executed, and of"
                + " workers that listen on 8081 whatever PORT names only one can run at a time" + stopping;
    }

    @Override
    public void build(BuildRequest request, Consumer<String> statusLine, Cancellation cancellation)
            throws BuildFailure {
        Path build = folder.resolve(BUILDS).resolve(request.image());
        Path image = image(request.image());
        try {
            Folders.delete(build);
            Files.createDirectory(build);
            new ImageBuild(request, build, clock, statusLine, cancellation).run();
            cancellation.throwIfCancelled();
            Folders.delete(image);
            Files.move(build, image);
        } catch (IOException e) {
            throw new BuildFailure("the image cannot be stored: " + e.getMessage());
        } finally {
            deleteQuietly(build);
        }
    }

    private Path image(String name) {
        return folder.resolve(IMAGES).resolve(name);
    }

    @Override
    public void start(InstanceSpec instance) {
        instances.start(
                instance.instanceId(), instance.secretFiles(), instanceFolder -> launch(instance, instanceFolder));
    }

    private ProcessInstance launch(InstanceSpec spec, InstanceFolder instanceFolder) throws IOException {
        Path root = image(spec.image()).resolve("root");
        Image image = JsonTrees.JSON.readValue(
                image(spec.image()).resolve("image.json").toFile(), Image.class);
        HostPaths paths = new HostPaths(root, image.workdir());
        Launch launch = new Launch(
                spec.instanceId(),
                instanceFolder,
                paths.workdir(),
                paths.command(image.command()),
                InstanceEnvironment.of(image, spec, paths, programs, instanceFolder),
                mark);
        Process process = launcher.launch(launch);
        return ProcessInstance.launched(instanceFolder, launcher, process, clock, pacing);
    }

    @Override
    public Observation observe(String instanceId) {
        return instances.find(instanceId).map(this::observe).orElse(Observation.GONE);
    }

    private Observation observe(ProcessInstance instance) {
        if (instance.isAlive()) {
            Observation seen = ports.observe(instance.folder());
            if (instance.isAlive()) {
                return seen;
            }
        }
        return new Observation(false, false, instance.exitCode(), false, 0);
    }

    @Override
    public void stop(String instanceId, Duration grace) {
        instances.find(instanceId).ifPresent(instance -> {
            instance.terminate();
            timers.killAfter(grace, instance);
        });
    }

    @Override
    public boolean startSession(String instanceId, String sessionId) {
        return instances
                .find(instanceId)
                .filter(ProcessInstance::isAlive)
                .map(instance -> worker.startSession(ports.of(instance.folder()), sessionId))
                .orElse(false);
    }

    @Override
    public void endSession(String instanceId, String sessionId) {
        instances
                .find(instanceId)
                .filter(ProcessInstance::isAlive)
                .ifPresent(instance -> worker.endSession(ports.of(instance.folder()), sessionId));
    }

    @Override
    public List<String> lastOutput(String instanceId, int lines) {
        return instances
                .find(instanceId)
                .map(instance -> instance.folder().output().tail(lines))
                .orElse(List.of());
    }

    @Override
    public Subscription follow(String instanceId, Consumer<String> line) {
        return instances
                .find(instanceId)
                .<Subscription>map(instance ->
                        OutputFollower.start(instanceId, instance.folder().output(), line))
                .orElse(() -> {});
    }

    @Override
    public Set<String> running() {
        return instances.living().stream()
                .map(instance -> String.valueOf(instance.folder().path().getFileName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void forgetInstance(String instanceId) {
        instances.find(instanceId).ifPresent(instance -> ports.forget(instance.folder()));
        instances.forget(instanceId);
    }

    @Override
    public void forgetImage(String image) {
        deleteQuietly(image(image));
    }

    @Override
    public void stopAll(Duration grace) {
        instances.living().forEach(ProcessInstance::terminate);
        if (!noneAliveWithin(grace)) {
            instances.living().forEach(ProcessInstance::kill);
            noneAliveWithin(KILLED_WITHIN);
        }
        // What left its group is found by its mark, where marks can be read.
        orphans.end(process -> process.mark().equals(mark));
    }

    private boolean noneAliveWithin(Duration time) {
        Duration end = clock.elapsed().plus(time);
        while (!instances.living().isEmpty()) {
            if (clock.elapsed().compareTo(end) >= 0) {
                return false;
            }
            pacing.pause(POLL);
        }
        return true;
    }

    @Override
    public void close() {
        timers.close();
        if (temporary && instances.living().isEmpty()) {
            deleteQuietly(folder);
        }
    }

    private static void deleteQuietly(Path tree) {
        try {
            Folders.delete(tree);
        } catch (IOException e) {
            // What cannot be removed costs some room and nothing else.
        }
    }
}
