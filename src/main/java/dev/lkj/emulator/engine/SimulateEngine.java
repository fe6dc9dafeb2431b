package dev.lkj.emulator.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Pretends to build and to run: no processes, no waiting, the clock alone moves everything. Nothing outlives it; an
 * image that it does not know behaves in the ordinary way.
 *
 * <p>The source may ask for something else in a file {@value #MARKER_FILE} at its top, an instance in the variable
 * {@value #MARKER_VARIABLE} (a secret of the agent), which counts before the file. Both hold a JSON object:
 *
 * <ul>
 *   <li>{@code build_error} (text): the build fails with it. {@code build_hangs} (true): it goes on until cancelled.
 *   <li>{@code healthy_after_ms}: time to the first healthy answer, negative for never. {@code unhealthy_after_ms}:
 *       time after which there is none any more.
 *   <li>{@code crash_after_ms}: time after which it ends by itself, with {@code exit_code} (1).
 *   <li>{@code session_endpoint} (true): whether it takes sessions itself. {@code max_sessions} (5): how many.
 *   <li>{@code ignores_sigterm} (false): only SIGKILL ends it. Otherwise it ends with its last session, with 0.
 * </ul>
 */
public final class SimulateEngine implements Engine {
    /** The file at the top of the source that says what to simulate. */
    public static final String MARKER_FILE = "lkj-simulate.json";

    /** The variable of an instance that says what to simulate. */
    public static final String MARKER_VARIABLE = "LKJ_SIMULATE";

    private static final SimulatedBehaviour CRASH =
            new SimulatedBehaviour(null, null, null, null, 0L, null, null, null, null);

    private final Clock clock;
    private final Duration healthyAfter;
    private final Map<String, SimulatedBehaviour> images = new ConcurrentHashMap<>();
    private final Map<String, SimulatedInstance> instances = new ConcurrentHashMap<>();

    /**
     * An engine without images.
     *
     * @param healthyAfter the usual time from the start of an instance to its first healthy answer
     */
    public SimulateEngine(Clock clock, Duration healthyAfter) {
        this.clock = clock;
        this.healthyAfter = healthyAfter;
    }

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String description() {
        return "nothing is built and nothing runs; builds and instances are made up";
    }

    @Override
    public void build(BuildRequest request, Consumer<String> statusLine, Cancellation cancellation)
            throws BuildFailure {
        images.put(request.image(), new SimulatedBuild(request, clock, statusLine, cancellation).run());
    }

    @Override
    public Optional<String> withoutImages() {
        return Optional.empty();
    }

    /** The layers are not looked into: a prebuilt image behaves in the ordinary way. */
    @Override
    public void importImage(ImportRequest request, Consumer<String> statusLine, Cancellation cancellation) {
        StatusStream stream = new StatusStream(request.image(), clock, statusLine);
        StatusStream.Step step = stream.step("importing the pushed image");
        stream.announce(List.of(step));
        step.start();
        images.put(request.image(), SimulatedBehaviour.ORDINARY);
        step.complete();
    }

    @Override
    public void start(InstanceSpec instance) {
        SimulatedBehaviour ofImage = images.getOrDefault(instance.image(), SimulatedBehaviour.ORDINARY);
        SimulatedBehaviour behaviour = ofImage.changedBy(asked(instance));
        String id = instance.instanceId();
        instances.put(id, new SimulatedInstance(id, behaviour, healthyAfter, clock.elapsed()));
    }

    /** What the instance's variable asks for; nonsense is a crash, as an agent ends that cannot read its settings. */
    private static SimulatedBehaviour asked(InstanceSpec instance) {
        String json = instance.environment().get(MARKER_VARIABLE);
        try {
            return json == null ? SimulatedBehaviour.ORDINARY : SimulatedBehaviour.parse(json);
        } catch (JsonProcessingException e) {
            return CRASH;
        }
    }

    private Optional<SimulatedInstance> find(String instanceId) {
        return Optional.ofNullable(instances.get(instanceId));
    }

    @Override
    public Observation observe(String instanceId) {
        return find(instanceId)
                .map(instance -> instance.observe(clock.elapsed()))
                .orElse(Observation.GONE);
    }

    @Override
    public void stop(String instanceId, Duration grace) {
        find(instanceId).ifPresent(instance -> instance.stop(grace, clock.elapsed()));
    }

    @Override
    public boolean startSession(String instanceId, String sessionId) {
        return find(instanceId)
                .map(instance -> instance.startSession(sessionId, clock.elapsed()))
                .orElse(false);
    }

    @Override
    public void endSession(String instanceId, String sessionId) {
        find(instanceId).ifPresent(instance -> instance.endSession(sessionId, clock.elapsed()));
    }

    @Override
    public List<String> lastOutput(String instanceId, int lines) {
        return find(instanceId).map(instance -> instance.lastOutput(lines)).orElse(List.of());
    }

    @Override
    public Subscription follow(String instanceId, Consumer<String> line) {
        return find(instanceId).map(instance -> instance.follow(line)).orElse(() -> {});
    }

    @Override
    public Set<String> running() {
        return instances.keySet().stream().filter(id -> observe(id).alive()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void forgetInstance(String instanceId) {
        if (!observe(instanceId).alive()) {
            instances.remove(instanceId);
        }
    }

    @Override
    public void forgetImage(String image) {
        images.remove(image);
    }

    /** Ends them without the grace: nothing would be gained by waiting for what does not exist. */
    @Override
    public void stopAll(Duration grace) {
        running().forEach(id -> stop(id, Duration.ZERO));
    }

    @Override
    public void close() {
        instances.clear();
        images.clear();
    }
}
