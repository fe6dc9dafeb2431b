package dev.lkj.emulator;

import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.BuildRequest;
import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.engine.Gateway;
import dev.lkj.emulator.engine.ImportRequest;
import dev.lkj.emulator.engine.InstanceSpec;
import dev.lkj.emulator.engine.Observation;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine whose instances are healthy at once and end when they are told to, unless a test wants it otherwise. */
public final class FakeEngine implements Engine {
    /** What a build does after its first status line. */
    public interface BuildScript {
        void run(Consumer<String> line, Cancellation cancellation) throws BuildFailure;
    }

    private final Map<String, Observation> instances = new ConcurrentHashMap<>();
    private final Map<String, List<String>> output = new ConcurrentHashMap<>();
    private final Map<String, Consumer<String>> followers = new ConcurrentHashMap<>();
    public final Map<String, InstanceSpec> specs = new ConcurrentHashMap<>();
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final List<Gateway> gateways = new CopyOnWriteArrayList<>();
    public final BlockingQueue<String> followed = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> unfollowed = new LinkedBlockingQueue<>();
    public final List<BuildRequest> builds = new CopyOnWriteArrayList<>();
    public final CountDownLatch cancelled = new CountDownLatch(1);
    public volatile BuildScript script = (line, cancellation) -> {};
    public final List<ImportRequest> imports = new CopyOnWriteArrayList<>();
    /** Why it takes no prebuilt images; null when it does. */
    public volatile @Nullable String withoutImages;

    public volatile boolean comeUp = true;
    public volatile boolean endpoints;
    public volatile boolean takesSessions = true;

    /** A status line that announces a step. */
    public static String step(String name) {
        return "{\"vertexes\":[{\"digest\":\"sha256:" + name + "\",\"name\":\"" + name
                + "\",\"started\":\"2026-01-01T00:00:00Z\"}]}";
    }

    /** Lets a build go on until it is cancelled. */
    public void buildsUntilCancelled() {
        script = (line, cancellation) -> {
            Cancellation.Registration told = cancellation.onCancel(cancelled::countDown);
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                told.close();
            }
            throw new CancelledException();
        };
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String description() {
        return "nothing runs";
    }

    @Override
    public Optional<String> withoutImages() {
        return Optional.ofNullable(withoutImages);
    }

    @Override
    public void importImage(ImportRequest request, Consumer<String> statusLine, Cancellation cancellation)
            throws BuildFailure {
        imports.add(request);
        statusLine.accept(step("importing"));
        script.run(statusLine, cancellation);
    }

    @Override
    public void build(BuildRequest request, Consumer<String> statusLine, Cancellation cancellation)
            throws BuildFailure {
        builds.add(request);
        statusLine.accept(step("one"));
        script.run(statusLine, cancellation);
    }

    @Override
    public void start(InstanceSpec instance) {
        calls.add("start " + instance.instanceId());
        specs.put(instance.instanceId(), instance);
        instances.put(instance.instanceId(), new Observation(true, comeUp, OptionalInt.empty(), endpoints, 0));
    }

    public void see(String instanceId, Observation observation) {
        instances.put(instanceId, observation);
    }

    public void print(String instanceId, String line) {
        output.computeIfAbsent(instanceId, id -> new CopyOnWriteArrayList<>()).add(line);
        Consumer<String> follower = followers.get(instanceId);
        if (follower != null) {
            follower.accept(line);
        }
    }

    @Override
    public Observation observe(String instanceId) {
        return instances.getOrDefault(instanceId, Observation.GONE);
    }

    @Override
    public void stop(String instanceId, Duration grace) {
        calls.add("stop " + instanceId + " " + grace.toSeconds());
        instances.remove(instanceId);
    }

    @Override
    public boolean startSession(String instanceId, String sessionId) {
        calls.add("session " + instanceId);
        return takesSessions;
    }

    @Override
    public void endSession(String instanceId, String sessionId) {
        calls.add("end session " + instanceId);
    }

    @Override
    public List<String> lastOutput(String instanceId, int lines) {
        List<String> all = new ArrayList<>(output.getOrDefault(instanceId, List.of()));
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    @Override
    public Subscription follow(String instanceId, Consumer<String> line) {
        followers.put(instanceId, line);
        followed.add(instanceId);
        return () -> {
            followers.remove(instanceId);
            unfollowed.add(instanceId);
        };
    }

    @Override
    public Set<String> running() {
        return Set.copyOf(instances.keySet());
    }

    @Override
    public void forgetInstance(String instanceId) {
        calls.add("forget " + instanceId);
    }

    @Override
    public void forgetImage(String image) {
        calls.add("forget image " + image);
    }

    @Override
    public void stopAll(Duration grace) {
        calls.add("stop all " + grace.toSeconds());
        instances.clear();
    }

    @Override
    public Optional<Gateway> gateway() {
        return gateways.stream().findFirst();
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
