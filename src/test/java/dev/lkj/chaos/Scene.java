package dev.lkj.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.fault.FaultRule;
import dev.lkj.emulator.fault.Faults;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.emulator.state.EmulatorEvent;
import dev.lkj.emulator.state.RolloutTimes;
import dev.lkj.testing.Await;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.FastTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** An emulator in fast time with one agent, and commands that act on it. */
final class Scene implements AutoCloseable {
    static final String AGENT = "CA_chaos";

    /** Times faster than real: a command that waits for half a minute is over in half a second. */
    private static final int FACTOR = 50;

    private static final Duration USUAL_START = Duration.ofMillis(500);
    private static final RolloutTimes TIMES = RolloutTimes.DEFAULT
            .withBuild(Duration.ofSeconds(4))
            .withHealth(Duration.ofSeconds(8))
            .withUnhealthy(Duration.ofSeconds(3))
            .withDrain(Duration.ofSeconds(5))
            .withEnd(Duration.ofSeconds(1))
            .withBackoff(Duration.ofMillis(500), Duration.ofSeconds(4));
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    final FastTime time = new FastTime(FACTOR);
    final Queue<String> problems = new ConcurrentLinkedQueue<>();
    final Queue<EmulatorEvent> events = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmulatorServer emulator;
    private final Path folder;

    Scene(Path folder, int regions) {
        this.folder = folder;
        emulator = EmulatorServer.start(EmulatorOptions.of(new SimulateEngine(time, USUAL_START))
                .withAgents(List.of(AgentSeed.of(AGENT)))
                .withRegions(List.of("us-east", "eu-central", "ap-south").subList(0, regions))
                .withClock(time)
                .withTimes(TIMES)
                .withPeriod(Duration.ofMillis(5))
                .withListener(events::add)
                .withProblems(problems::add));
    }

    /** A request to the service, and whether the service acted on it. */
    record Request(Instant time, String kind, int status, String fault) {
        boolean actedOn() {
            return status == 200 && !fault.equals("status");
        }

        /** Whether the client got the whole answer. */
        boolean answered() {
            return status == 200 && (fault.isEmpty() || fault.equals("delay"));
        }
    }

    /** A command in a folder of its own with a source of this behaviour. */
    CliHarness command(String name, Behaviour behaviour) throws IOException {
        Path project = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                project.resolve("livekit.toml"),
                "[project]\n  subdomain = \"emulator\"\n\n[agent]\n  id = \"" + AGENT + "\"\n");
        Files.writeString(project.resolve("Dockerfile"), "FROM scratch\n");
        Files.writeString(project.resolve(SimulateEngine.MARKER_FILE), behaviour.marker);
        return new CliHarness(project, folder).with(emulator.environment()).with(time);
    }

    void order(List<FaultRule> weather) {
        emulator.faults().add(weather);
    }

    List<Faults.Count> endWeather() {
        List<Faults.Count> counts = emulator.faults().counts();
        emulator.faults().clear();
        return counts;
    }

    Snapshot look() {
        return Snapshot.of(get("state").path("agents").path(0));
    }

    /** What was asked of the service since then. */
    List<Request> requestsSince(Instant start) {
        return StreamSupport.stream(get("requests").path("requests").spliterator(), false)
                .map(entry -> new Request(
                        Instant.parse(entry.path("time").asText()),
                        entry.path("kind").asText(),
                        entry.path("status").asInt(),
                        entry.path("fault").asText()))
                .filter(request ->
                        !request.time().isBefore(start) && !request.kind().equals("state"))
                .toList();
    }

    /** Does something after so many milliseconds of its time; never when they are negative. */
    CompletableFuture<Void> after(int millis, Runnable work) {
        if (millis < 0) {
            return CompletableFuture.completedFuture(null);
        }
        long nanos = time.onTheMachine(Duration.ofMillis(millis)).toNanos();
        return CompletableFuture.runAsync(work, CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS));
    }

    /** Waits until nothing is on its way any more. */
    void settle() {
        Await.until("nothing is on its way", () -> look().quiet());
    }

    private JsonNode get(String what) {
        String claims = "{\"iss\":\"" + emulator.apiKey() + "\",\"exp\":"
                + (time.now().getEpochSecond() + 600) + ",\"agent\":{\"admin\":true}}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.url() + "/_emulator/" + what))
                .header("Authorization", "Bearer " + TestClient.token(HEADER, claims, emulator.apiSecret()))
                .build();
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        emulator.close();
    }
}
