package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.emulator.state.EmulatorEvent;
import dev.lkj.testing.Await;
import dev.lkj.time.Clock;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker of the official SDK as an instance. {@code -Dlkj.test.python=PROGRAM} is a Python that has livekit-agents.
 */
@Tag("component")
class SdkWorkerTest {
    private static final Path PROJECT = Path.of("src/test/python/worker");
    private static final String AGENT = "CA_1";

    private final BlockingQueue<EmulatorEvent> events = new LinkedBlockingQueue<>();
    private final Queue<String> output = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path temporary;

    private static Map<String, String> environment() {
        String python = System.getProperty("lkj.test.python", "");
        assumeThat(python).as("-Dlkj.test.python names a Python with the SDK").isNotEmpty();
        Map<String, String> environment = new HashMap<>(System.getenv());
        String programs = Path.of(python).toAbsolutePath().resolveSibling("").toString();
        environment.merge("PATH", programs, (old, own) -> own + File.pathSeparator + old);
        return environment;
    }

    @Test
    void itRegistersServesAndDrains() throws Exception {
        ProcessEngine engine = ProcessEngine.passing(temporary, environment(), Clock.system());
        EmulatorOptions options = EmulatorOptions.of(engine)
                .withAgents(List.of(AgentSeed.of(AGENT)))
                .withListener(events::add);
        try (EmulatorServer emulator = EmulatorServer.start(options)) {
            TestClient client = new TestClient(emulator);
            deploy(client);
            await("healthy");
            // It is healthy while it still connects.
            Await.until("it is registered", () -> !workers(client).isEmpty());

            JsonNode worker = workers(client).path(0);
            assertThat(worker.path("agent_id").asText()).isEqualTo(AGENT);
            assertThat(worker.path("sdk_version").asText()).matches("\\d+\\.\\d+.*");
            assertThat(worker.path("status").asText()).isEqualTo("available");
            assertThat(worker.path("deployment").asText()).isEqualTo("production");
            assertThat(ownWords().path("sdk_version").asText())
                    .isEqualTo(worker.path("sdk_version").asText());

            String instance = worker.path("instance_id").asText();
            Engine.Subscription following = engine.follow(instance, output::add);
            engine.stop(instance, Duration.ofHours(1));
            String id = worker.path("worker_id").asText();
            Await.until("the worker has left", () -> !isThere(client, id));
            Await.until(
                    "it says that it drained",
                    () -> output.stream().anyMatch(line -> line.contains("draining worker")));
            following.close();
        }
        assertThat(engine.running()).isEmpty();
    }

    private static void deploy(TestClient client) throws Exception {
        TarGz source = new TarGz();
        for (String name : List.of("Dockerfile", "worker.py")) {
            source.file(name, Files.readString(PROJECT.resolve(name)));
        }
        assertThat(client.upload(client.form(AGENT, ""), source.bytes()).statusCode())
                .isEqualTo(204);
        assertThat(client.build(AGENT, "").body()).doesNotContain("BUILD ERROR");
    }

    private void await(String words) throws InterruptedException {
        while (!events.take().text().contains(words)) {
            // The next one, then.
        }
    }

    private static JsonNode workers(TestClient client) {
        try {
            return client.get("/_emulator/workers").path("workers");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isThere(TestClient client, String workerId) {
        return workers(client).findValuesAsText("worker_id").contains(workerId);
    }

    /** What the worker says of itself on the port that all workers of the SDK have. */
    private static JsonNode ownWords() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:8081/worker");
        return new JsonMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                        .body());
    }
}
