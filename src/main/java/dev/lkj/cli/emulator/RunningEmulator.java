package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.cli.PrivateFile;
import dev.lkj.cli.Wiring;
import dev.lkj.cloud.AccessToken;
import dev.lkj.cloud.Credentials;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.Dotenv;
import dev.lkj.term.SafeText;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An emulator that runs on this machine as this user, found by the file that it left for other windows. */
final class RunningEmulator {
    /** More than a busy machine needs to accept a connection. */
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** A reset ends every instance first, which takes 5 s at most. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** An import builds every version again. */
    private static final Duration WORK = Duration.ofHours(1);

    private static final int OK = 200;
    /** Of what was sent. */
    private static final int WRONG = 400;
    /** No room, of an instance or in the plan. */
    private static final int TOO_MANY = 429;

    private static final Set<String> NEEDED = Set.of("LK_AGENTS_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wiring wiring;
    private final Path file;
    private final Map<String, String> variables;
    private final HttpClient http = client();

    private RunningEmulator(Wiring wiring, Path file, Map<String, String> variables) {
        this.wiring = wiring;
        this.file = file;
        this.variables = variables;
    }

    private static HttpClient client() {
        // No proxy: it is on this machine.
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    /**
     * Finds the one on a port, or the only one.
     *
     * @param port 0 for the only one
     * @throws LkjException (UNAVAILABLE) when none runs, (USAGE) when several do and none was named
     */
    static RunningEmulator find(Wiring wiring, int port) {
        List<Integer> candidates = port == 0 ? EnvironmentFile.ports(wiring) : List.of(port);
        List<RunningEmulator> running =
                candidates.stream().flatMap(p -> at(wiring, p).stream()).toList();
        if (running.isEmpty()) {
            String where = port == 0 ? "no emulator of yours runs on this machine" : "no emulator runs on port " + port;
            throw LkjException.of(ExitCode.UNAVAILABLE, where).withHint("lkj emulator start");
        }
        if (running.size() > 1) {
            List<String> ports = running.stream().map(e -> "--port " + e.port()).toList();
            throw LkjException.usage(running.size() + " emulators run on this machine")
                    .withHint(String.join("\n", ports));
        }
        return running.get(0);
    }

    private static Optional<RunningEmulator> at(Wiring wiring, int port) {
        Path file = EnvironmentFile.of(wiring, port);
        try {
            if (!PrivateFile.isOwn(file)) {
                return Optional.empty();
            }
            String text = Files.readString(file);
            Map<String, String> variables = Dotenv.parse(text, file.toString()).values();
            RunningEmulator emulator = new RunningEmulator(wiring, file, variables);
            return variables.keySet().containsAll(NEEDED) && emulator.answers()
                    ? Optional.of(emulator)
                    : Optional.empty();
        } catch (IOException e) {
            // Gone in between, or another user's.
            return Optional.empty();
        }
    }

    private int port() {
        return URI.create(url()).getPort();
    }

    /** Where it is reached from here. */
    String url() {
        return variables.getOrDefault(EnvironmentFile.LOCAL_URL, clientsUrl());
    }

    /** Its agents endpoint, as clients call it. */
    private String clientsUrl() {
        return variables.getOrDefault("LK_AGENTS_URL", "");
    }

    /** What its file gives to other windows. */
    Map<String, String> variables() {
        return variables;
    }

    /** The file with its environment. */
    Path file() {
        return file;
    }

    /** Whether an emulator still listens there; something else on its port is none. */
    boolean answers() {
        try {
            return send("GET", "health", BodyPublishers.noBody()).body().contains("lkj emulator");
        } catch (IOException e) {
            return false;
        }
    }

    /** All that it knows, as it tells it. */
    JsonNode state() {
        try {
            return JSON.readTree(call("GET", "state"));
        } catch (IOException e) {
            throw LkjException.failed("the emulator's state is not understood: " + e.getMessage(), e);
        }
    }

    /** Asks it for something that only an emulator does; the text of the answer. */
    String call(String method, String path) {
        try {
            HttpResponse<String> answer = send(method, path, BodyPublishers.noBody());
            if (answer.statusCode() / 100 != 2) {
                throw LkjException.failed("the emulator answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw silent(e);
        }
    }

    /** A new address of its page, which works once. */
    String pageUrl() {
        try {
            return clientsUrl() + "/?t="
                    + JSON.readTree(call("POST", "page")).path("key").asText();
        } catch (IOException e) {
            throw LkjException.failed("the emulator's answer is not understood: " + e.getMessage(), e);
        }
    }

    /**
     * Starts a session.
     *
     * @throws SessionRefused when there is no room for it
     */
    EmulatedSession startSession(String agent, String deployment) {
        String order = JSON.createObjectNode()
                .put("agent_id", agent)
                .put("deployment", deployment)
                .toString();
        try {
            HttpResponse<String> answer = send("POST", "sessions", BodyPublishers.ofString(order));
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() == TOO_MANY) {
                throw new SessionRefused(body.path("msg").asText());
            }
            if (answer.statusCode() != OK) {
                throw LkjException.failed(
                        "no session was started: " + body.path("msg").asText());
            }
            return new EmulatedSession(
                    body.path("session_id").asText(),
                    body.path("instance_id").asText(),
                    body.path("waiting").asBoolean());
        } catch (IOException e) {
            throw silent(e);
        }
    }

    /** Ends a session; false when there is none of this id any more. */
    boolean endSession(String id) {
        try {
            String query = "sessions?session_id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
            return send("DELETE", query, BodyPublishers.noBody()).statusCode() == OK;
        } catch (IOException e) {
            throw silent(e);
        }
    }

    private LkjException silent(IOException cause) {
        return LkjException.of(ExitCode.UNAVAILABLE, "the emulator at " + url() + " does not answer: " + cause, cause);
    }

    /** Asks for its end; whether it came is seen by what is gone. */
    void stop() {
        try {
            HttpResponse<String> answer = send("POST", "stop", BodyPublishers.noBody());
            if (answer.statusCode() / 100 != 2) {
                throw LkjException.failed("the emulator answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            // It may end before it has answered.
            return;
        }
    }

    /** Writes what it answers into a file, which is there as a whole or not at all. */
    void download(String path, Path file) {
        Cancellation.Registration interruptible = interruptible();
        try (interruptible) {
            Path folder = file.toAbsolutePath().getParent();
            Path part = Files.createTempFile(folder, ".lkj-", ".part");
            try {
                HttpRequest request = request(path).timeout(ANSWER).build();
                HttpResponse<Path> answer = send(request, BodyHandlers.ofFile(part));
                if (answer.statusCode() != OK) {
                    throw LkjException.failed("the emulator answered " + answer.statusCode());
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw LkjException.failed(file + " was not written: " + e.getMessage(), e);
        }
    }

    /** What takes long ends with Ctrl-C. */
    private Cancellation.Registration interruptible() {
        return wiring.environment().cancellation().onCancel(Thread.currentThread()::interrupt);
    }

    /** Sends it a file and waits for what it makes of it. */
    JsonNode upload(String path, Path file) {
        Cancellation.Registration interruptible = interruptible();
        try (interruptible) {
            HttpRequest request = request(path)
                    .timeout(WORK)
                    .POST(BodyPublishers.ofFile(file))
                    .build();
            HttpResponse<String> answer = send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() != OK) {
                throw LkjException.of(
                        answer.statusCode() == WRONG ? ExitCode.USAGE : ExitCode.FAILED,
                        "nothing was imported: " + SafeText.of(body.path("msg").asText()));
            }
            return body;
        } catch (IOException e) {
            throw silent(e);
        }
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) throws IOException {
        HttpRequest request = request(path).timeout(ANSWER).method(method, body).build();
        return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        Credentials credentials = new Credentials(
                variables.getOrDefault("LIVEKIT_API_KEY", ""), variables.getOrDefault("LIVEKIT_API_SECRET", ""));
        String token =
                AccessToken.sign(credentials, wiring.environment().clock().now());
        return HttpRequest.newBuilder(URI.create(url() + "/_emulator/" + path))
                .header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> into) throws IOException {
        try {
            return http.send(request, into);
        } catch (InterruptedException e) {
            if (wiring.environment().cancellation().isCancelled()) {
                throw new CancelledException();
            }
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
