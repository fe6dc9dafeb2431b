package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lkj.testing.Await;
import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service for one deploy, which answers as much of it as a test wants and then holds still.
 *
 * <p>Version V1 serves; V2 is the one deployed.
 */
final class StubCloud implements AutoCloseable {
    /** What can be asked of it, in the order of a deploy. */
    enum Step {
        SETTINGS,
        DEPLOY,
        UPLOAD,
        BUILD,
        ROLLOUT,
        /** Holds nothing: the deploy ends. */
        END
    }

    private static final String ROW = """
            {"region":"us-east","agent_id":"CA_stub","status":"%s","replicas":%d,"min_replicas":1,"max_replicas":4,\
            "version":"%s"}""";
    private static final String VERSION = """
            {"version":"V%d","current":%s,"status":"%s","active":true,"created_at":"2026-01-0%dT00:00:00Z",\
            "deployed_at":"2026-01-0%dT00:00:01Z"}""";
    private static final String FORM = """
            {"success":true,"agent_id":"CA_stub","tag":"V2",\
            "presigned_req":{"url":"http://127.0.0.1:%d/store","values":{"key":"source.tar.gz"}}}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Step holdAt;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean built;
    private volatile long uploaded;

    StubCloud(Step holdAt) throws IOException {
        this.holdAt = holdAt;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What a deploy to it needs. */
    Map<String, String> environment() {
        return Map.of(
                "LIVEKIT_URL",
                "http://stub.localhost:" + port(),
                "LK_AGENTS_URL",
                "http://127.0.0.1:" + port(),
                "LIVEKIT_API_KEY",
                "devkey",
                "LIVEKIT_API_SECRET",
                "a-secret-of-thirty-two-characters");
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /** Waits until the client came to where it holds. */
    void awaitHeld(LkjProcess client) {
        Await.until("the service holds at " + holdAt, () -> {
            assertThat(client.isAlive() || held.getCount() == 0).as(client::err).isTrue();
            return held.getCount() == 0;
        });
    }

    /** Goes on. */
    void release() {
        released.countDown();
    }

    /** The last word of each path that was asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How much was uploaded, the form included. */
    long uploaded() {
        return uploaded;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        requests.add(name);
        try (exchange) {
            switch (name) {
                case "ListAgents" -> list(exchange, agents(exchange));
                case "ListAgentVersions" -> list(exchange, versions());
                case "GetClientSettings" -> settings(exchange);
                case "DeployAgentV2" -> deploy(exchange);
                case "store" -> store(exchange);
                case "build" -> build(exchange);
                case "RollbackAgent" -> rollback(exchange);
                default -> answer(exchange, 404, "{\"code\":\"bad_route\",\"msg\":\"" + name + "\"}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold(Step step) throws InterruptedException {
        if (step == holdAt) {
            held.countDown();
            released.await();
        }
    }

    private void list(HttpExchange exchange, String body) throws IOException {
        if (built && holdAt == Step.ROLLOUT) {
            held.countDown();
        }
        answer(exchange, 200, body);
    }

    private String agents(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String other = asked.contains("CA_stub")
                ? ""
                : "{\"agent_id\":\"CA_other\",\"version\":\"V7\",\"agent_deployments\":[]}";
        if (asked.contains("CA_other")) {
            return "{\"agents\":[" + other + "]}";
        }
        boolean serves = built && holdAt != Step.ROLLOUT;
        String row = built ? ROW.formatted(serves ? "Running" : "Setting Up", serves ? 1 : 0, "V2") : "";
        return "{\"agents\":[{\"agent_id\":\"CA_stub\",\"agent_name\":\"stub\",\"version\":\"" + (serves ? "V2" : "V1")
                + "\",\"agent_deployments\":[" + (built ? row : ROW.formatted("Running", 1, "V1")) + "]}"
                + (other.isEmpty() ? "" : "," + other) + "]}";
    }

    private String versions() {
        boolean serves = built && holdAt != Step.ROLLOUT;
        String first = VERSION.formatted(1, !serves, "Running", 1, 1);
        String second = VERSION.formatted(2, serves, serves ? "Running" : "Deploying", 2, 2);
        return "{\"versions\":[" + (built ? second + "," : "") + first + "]}";
    }

    private void settings(HttpExchange exchange) throws IOException, InterruptedException {
        hold(Step.SETTINGS);
        answer(exchange, 200, "{\"params\":[]}");
    }

    private void deploy(HttpExchange exchange) throws IOException, InterruptedException {
        hold(Step.DEPLOY);
        answer(exchange, 200, FORM.formatted(port()));
    }

    private void store(HttpExchange exchange) throws IOException, InterruptedException {
        hold(Step.UPLOAD);
        try (InputStream body = exchange.getRequestBody()) {
            uploaded = body.transferTo(OutputStream.nullOutputStream());
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private void build(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(buildLine("\"started\":\"2026-01-01T00:00:00Z\""));
            out.flush();
            hold(Step.BUILD);
            out.write(buildLine("\"started\":\"2026-01-01T00:00:00Z\",\"completed\":\"2026-01-01T00:00:01Z\""));
        }
        built = true;
    }

    private void rollback(HttpExchange exchange) throws IOException {
        built = false;
        answer(exchange, 200, "{\"success\":true}");
    }

    private static byte[] buildLine(String times) {
        return ("{\"vertexes\":[{\"digest\":\"sha256:1\",\"name\":\"[1/1] FROM scratch\"," + times + "}]}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
