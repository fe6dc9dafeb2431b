package dev.lkj.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.cloud.AccessToken;
import dev.lkj.cloud.Credentials;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls an emulator over HTTP with what the JDK has. */
final class Api {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final Credentials credentials;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(Map<String, String> environment, Clock clock) {
        url = environment.getOrDefault("LK_AGENTS_URL", "");
        credentials = new Credentials(
                environment.getOrDefault("LIVEKIT_API_KEY", ""), environment.getOrDefault("LIVEKIT_API_SECRET", ""));
        this.clock = clock;
    }

    URI uri(String path) {
        return URI.create(url + path);
    }

    String token() {
        return AccessToken.sign(credentials, clock.now());
    }

    boolean isHealthy() {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("/_emulator/health"))
                    .timeout(LIMIT)
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends a request; what comes back whatever it is. */
    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** The answer of a method of the service; anything but success is an error. */
    JsonNode rpc(String method, String body) throws IOException, InterruptedException {
        return success(send("POST", "/twirp/livekit.CloudAgent/" + method, body));
    }

    /** All that the emulator knows. */
    JsonNode state() throws IOException, InterruptedException {
        return success(send("GET", "/_emulator/state", ""));
    }

    /** The first agent of the state. */
    JsonNode agent() throws IOException, InterruptedException {
        return state().path("agents").path(0);
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    private static JsonNode success(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
