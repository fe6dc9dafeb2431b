package dev.lkj.emulator.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.codec.JsonTrees;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an instance over HTTP how it is, and hands it sessions. */
public final class WorkerEndpoint {
    /** For one answer; two of them make an observation, which has two seconds. */
    static final Duration PATIENCE = Duration.ofMillis(900);

    private static final int BODY_BYTES = 64 * 1024;

    private final Duration patience;
    private final HttpClient client;

    /** Waits so long for each answer. */
    public WorkerEndpoint(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(patience)
                .build();
    }

    /** What a living instance that should listen on the port says of itself. */
    public Observation observe(int port) {
        Optional<HttpResponse<String>> health = send(port, "GET", "/");
        Optional<JsonNode> worker = health.isEmpty()
                ? Optional.empty()
                : send(port, "GET", "/worker")
                        .filter(answer -> answer.statusCode() == 200)
                        .flatMap(answer -> json(answer.body()));
        boolean endpoint = worker.filter(
                        status -> status.path("session_endpoint").asBoolean())
                .isPresent();
        return new Observation(
                true,
                health.filter(answer -> answer.statusCode() == 200).isPresent(),
                OptionalInt.empty(),
                endpoint,
                worker.map(status -> Math.max(0, status.path("active_jobs").asInt()))
                        .orElse(0),
                !endpoint && worker.filter(WorkerEndpoint::ofSdk).isPresent());
    }

    /** Whether this is what the worker of an SDK says of itself; it may leave out what is empty. */
    private static boolean ofSdk(JsonNode status) {
        return status.has("agent_name") || status.has("active_jobs");
    }

    /** Whether the instance takes the session. */
    public boolean startSession(int port, String sessionId) {
        return send(port, "PUT", sessionPath(sessionId))
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    /** Ends a session of the instance. */
    public void endSession(int port, String sessionId) {
        // The answer changes nothing: an instance that drains may be gone before it is complete.
        var unused = send(port, "DELETE", sessionPath(sessionId));
    }

    private static String sessionPath(String sessionId) {
        return "/sessions/"
                + URLEncoder.encode(sessionId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Optional<HttpResponse<String>> send(int port, String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, head -> new LimitedBody(BODY_BYTES));
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JsonTrees.JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
