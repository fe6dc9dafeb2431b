package dev.lkj.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lkj.container.http.HttpAnswer;
import dev.lkj.container.http.HttpCall;
import dev.lkj.container.http.UnixHttp;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A daemon with Docker's Engine API that answered on its socket. */
public final class Daemon {
    /** Reads and writes what daemons say. */
    public static final JsonMapper JSON = new JsonMapper();

    /** The version of the API that this was written for; newer daemons that no longer know it get their oldest. */
    private static final String API = "1.41";

    private static final int ANSWER_BYTES = 16 << 20;

    private final UnixHttp http;
    private final String product;
    private final boolean podman;
    private final String prefix;

    private Daemon(UnixHttp http, JsonNode version) {
        this.http = http;
        this.podman = version.path("Components").toString().contains("Podman");
        this.product =
                (podman ? "podman " : "Docker ") + version.path("Version").asText("?");
        this.prefix = "/v" + apiVersion(version);
    }

    /**
     * Connects to a daemon and asks for its version.
     *
     * @param limit for each wait
     * @throws IOException when nobody answers there, or somebody else
     */
    public static Daemon connect(Path socket, Duration limit) throws IOException {
        UnixHttp http = new UnixHttp(socket);
        try (HttpAnswer answer = http.send(HttpCall.of("GET", "/version", limit), new Cancellation())) {
            JsonNode version = json(checked(answer));
            if (!version.path("ApiVersion").isTextual()) {
                throw new IOException("no container engine answers there");
            }
            return new Daemon(http, version);
        }
    }

    private static String apiVersion(JsonNode version) {
        String newest = version.path("ApiVersion").asText();
        String oldest = version.path("MinAPIVersion").asText(API);
        String ours = compare(newest, API) < 0 ? newest : API;
        return compare(ours, oldest) < 0 ? oldest : ours;
    }

    private static int compare(String one, String other) {
        return java.util.Arrays.compare(numbers(one), numbers(other));
    }

    private static int[] numbers(String version) {
        return java.util.Arrays.stream(version.split("\\."))
                .filter(part -> part.matches("\\d{1,6}"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** Its name and version, for people. */
    public String product() {
        return product;
    }

    /** Where it listens. */
    public Path socket() {
        return http.socket();
    }

    /** Podman differs from Docker in some details. */
    public boolean podman() {
        return podman;
    }

    /** The version of the API that is spoken, as the first part of each path. */
    public String prefix() {
        return prefix;
    }

    /** Reads something; see {@link #call}. */
    public JsonNode get(Query query, Duration limit) throws IOException {
        return call(HttpCall.of("GET", query.target(), limit));
    }

    /** Posts without a body; see {@link #call}. */
    public JsonNode post(Query query, Duration limit) throws IOException {
        return call(HttpCall.of("POST", query.target(), limit));
    }

    /** Deletes something; see {@link #call}. */
    public JsonNode delete(Query query, Duration limit) throws IOException {
        return call(HttpCall.of("DELETE", query.target(), limit));
    }

    /**
     * Does a call and reads the whole answer.
     *
     * @throws DaemonRefusal when the answer's status is no success
     */
    public JsonNode call(HttpCall call) throws IOException {
        try (HttpAnswer answer = open(call, new Cancellation())) {
            return json(answer);
        }
    }

    /** Does a call and leaves the answer to be read while it comes. */
    public HttpAnswer open(HttpCall call, Cancellation cancellation) throws IOException {
        HttpCall versioned =
                new HttpCall(call.method(), prefix + call.target(), call.contentType(), call.body(), call.limit());
        HttpAnswer answer = http.send(versioned, cancellation);
        try {
            return checked(answer);
        } catch (IOException e) {
            answer.close();
            throw e;
        }
    }

    /** 304 is said of what is already as it should be. */
    private static HttpAnswer checked(HttpAnswer answer) throws IOException {
        if (answer.status() < 300 || answer.status() == 304) {
            return answer;
        }
        String text = new String(answer.body().readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8).strip();
        throw new DaemonRefusal(answer.status(), message(text, answer.status()));
    }

    private static String message(String text, int status) {
        try {
            String message = JSON.readTree(text).path("message").asText();
            return message.isEmpty() ? "status " + status : message;
        } catch (IOException e) {
            return "status " + status + (text.isEmpty() ? "" : ": " + text);
        }
    }

    private static JsonNode json(HttpAnswer answer) throws IOException {
        byte[] body = answer.body().readNBytes(ANSWER_BYTES);
        return body.length == 0 || answer.status() == 204 ? MissingNode.getInstance() : JSON.readTree(body);
    }
}
