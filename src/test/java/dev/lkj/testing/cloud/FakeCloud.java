package dev.lkj.testing.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** The hosted-agents service on this machine: state in memory, scripted errors, and a record of what it was asked. */
public final class FakeCloud implements AutoCloseable {
    private static final Path STREAMS = Path.of("src", "test", "resources", "contract", "build-stream");
    private static final String USUAL_STREAM = "buildx0.29-engine28-ok-cached.rawjson";
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final JsonNode scenario;
    private final Messages messages;
    private final TokenCheck tokens;
    private final AgentsService service;
    private final FakeRegistry registry = new FakeRegistry();
    private final List<CloudRequest> requests = new ArrayList<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<Interception> interceptions = new ArrayList<>();

    /** Something that happens instead of the usual answer. */
    @FunctionalInterface
    public interface Interception {
        /** The answer to the nth request of a call, from 1; null for the usual one. */
        MockResponse answer(CloudRequest request, int nth);
    }

    /**
     * Starts a service.
     *
     * @param scenario what it holds and does
     * @param clock by which tokens are judged
     */
    public FakeCloud(JsonNode scenario, Clock clock) {
        SERVER_LOG.setLevel(Level.WARNING);
        this.scenario = scenario;
        Map<String, String> keys = new HashMap<>();
        scenario.path("keys")
                .properties()
                .forEach(each -> keys.put(each.getKey(), each.getValue().asText()));
        tokens = new TokenCheck(keys.isEmpty() ? Map.of("devkey", "secret") : keys, clock);
        JsonNode style = scenario.path("json");
        messages = new Messages(
                style.path("camelCase").asBoolean(), style.path("skipDefaults").asBoolean());
        try {
            server.setServerSocketFactory(new PromptSockets());
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return FakeCloud.this.answer(request);
                }
            });
            server.start(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        service = new AgentsService(scenario, base());
    }

    /** The base URL. */
    public String base() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** What it was asked so far, in order. */
    public synchronized List<CloudRequest> requests() {
        return List.copyOf(requests);
    }

    /** The names of what it was asked, without reads. */
    public List<String> writes() {
        return requests().stream()
                .filter(request -> !request.isRead() && !request.name().equals("GetClientSettings"))
                .map(CloudRequest::name)
                .toList();
    }

    /** Lets something else happen than usual. */
    public synchronized FakeCloud intercept(Interception interception) {
        interceptions.add(interception);
        return this;
    }

    /** Answers each request of a call with the given answer. */
    public FakeCloud always(String call, MockResponse.Builder answer) {
        return intercept((request, nth) -> request.name().equals(call) ? answer.build() : null);
    }

    /** Answers the first request of a call with the given answer. */
    public FakeCloud once(String call, MockResponse.Builder answer) {
        return intercept((request, nth) -> request.name().equals(call) && nth == 1 ? answer.build() : null);
    }

    private synchronized MockResponse answer(RecordedRequest recorded) {
        CloudRequest request = CloudRequest.of(recorded, tokens);
        requests.add(request);
        int nth = calls.merge(request.name(), 1, Integer::sum);
        for (Interception interception : interceptions) {
            MockResponse answer = interception.answer(request, nth);
            if (answer != null) {
                return answer;
            }
        }
        return usual(request, nth).build();
    }

    private MockResponse.Builder usual(CloudRequest request, int nth) {
        if (request.name().equals("upload")) {
            JsonNode upload = scenario.path("upload");
            int status =
                    upload.path("status").asInt(upload.path("mode").asText().equals("put") ? 200 : 204);
            return Answers.text(status, status == 204 ? "" : upload.path("body").asText());
        }
        if (!request.token().equals("ok")) {
            return request.isRpc()
                    ? Answers.error("unauthenticated", "invalid token")
                    : Answers.json(401, "{\"msg\":\"invalid token\"}");
        }
        if (request.isRpc()) {
            return rpc(request, nth);
        }
        return switch (request.name()) {
            case "build" -> build(request);
            case "logs" -> logs(request);
            case "cli/revoke" -> Answers.text(200, "OK");
            case "push-target" -> FakeRegistry.target(base(), request.query().getOrDefault("agent_id", ""));
            default -> request.path().startsWith("/v2/") ? registry(request) : Answers.text(404, "not found");
        };
    }

    private MockResponse.Builder registry(CloudRequest request) {
        if (request.method().equals("PUT") && request.path().contains("/manifests/")) {
            service.pushed(request.path(), attributes(request));
        }
        return registry.answer(request);
    }

    private MockResponse.Builder rpc(CloudRequest request, int nth) {
        for (JsonNode error : scenario.path("errors")) {
            int which = error.path("nth").asInt();
            if (error.path("method").asText().equals(request.name()) && (which == 0 || which == nth)) {
                return Answers.error(
                        error.path("code").asText(), error.path("msg").asText());
            }
        }
        try {
            JsonNode answer = service.call(request.name(), request.body());
            return Answers.json(200, messages.write(request.name(), answer).toString());
        } catch (AgentsService.Refusal refusal) {
            return Answers.error(refusal.code, String.valueOf(refusal.getMessage()));
        }
    }

    private MockResponse.Builder build(CloudRequest request) {
        JsonNode build = scenario.path("build");
        int status = build.path("status").asInt(200);
        if (status != 200) {
            return Answers.text(status, "build refused");
        }
        StringBuilder stream = new StringBuilder(recorded(build.path("stream").asText(USUAL_STREAM)));
        build.path("lines").forEach(line -> stream.append(line.asText()).append('\n'));
        if (build.has("error")) {
            stream.append("BUILD ERROR: ").append(build.get("error").asText()).append('\n');
            return Answers.text(200, stream.toString());
        }
        if (build.path("cut").asBoolean()) {
            return Answers.text(200, stream.toString()).onResponseBody(new SocketEffect.CloseSocket());
        }
        if (stream.indexOf("\"error\":") < 0) {
            service.built(request.query(), attributes(request));
        }
        return Answers.text(200, stream.toString());
    }

    private static String recorded(String stream) {
        if (stream.equals("none")) {
            return "";
        }
        StringBuilder lines = new StringBuilder();
        try {
            Files.readString(STREAMS.resolve(stream))
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .forEach(line -> lines.append(line).append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toString();
    }

    private static JsonNode attributes(CloudRequest request) {
        String header = request.headers().getOrDefault("X-LIVEKIT-AGENT-VERSION-ATTRIBUTES", "");
        String json = new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
        try {
            return json.isEmpty() ? Messages.JSON.createObjectNode() : Messages.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private MockResponse.Builder logs(CloudRequest request) {
        JsonNode logs = scenario.path("logs");
        int status = logs.path("status").asInt(200);
        if (status != 200) {
            return Answers.json(status, logs.path("body").asText());
        }
        StringBuilder lines = new StringBuilder();
        if (logs.has("lines")) {
            logs.get("lines").forEach(line -> lines.append(line.asText()).append('\n'));
        } else {
            lines.append("log line one of ")
                    .append(request.query().get("log_type"))
                    .append("\nlog line two\n");
        }
        return Answers.text(200, lines.toString());
    }

    /** An empty scenario to fill. */
    public static ObjectNode scenario() {
        return Messages.JSON.createObjectNode();
    }

    @Override
    public void close() {
        server.close();
    }
}
