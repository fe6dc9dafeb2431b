package dev.lkj.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the account API: getting a project's key after a confirmation in a browser, and giving it back.
 *
 * <p>Each throws {@link ServiceFailure} when there was no answer that it knows, and tries once.
 */
public final class AccountApi {
    private static final Operation BEGIN = Operation.write("unable to request a verification token");
    private static final Operation CLAIM = Operation.read("unable to claim the session");
    private static final Operation REVOKE = Operation.write("unable to revoke the key");
    private static final Operation SANDBOX = Operation.write("unable to create a sandbox");
    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LARGEST_ANSWER = 1L << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpUrl server;
    private final HttpClients clients;
    private final String userAgent;
    private final Clock clock;
    private final Cancellation cancellation;

    /**
     * A login that waits for its confirmation.
     *
     * @param token what is confirmed and claimed
     * @param expires from when on it is worth nothing
     */
    public record Verification(String token, Instant expires) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Verification[until " + expires + "]";
        }
    }

    /** What became of a login. */
    public sealed interface Claim {}

    /** Nobody has confirmed it yet. */
    public record Pending() implements Claim {}

    /** It was refused. */
    public record Denied() implements Claim {}

    /** It was confirmed: the project and its key. */
    public record Granted(String projectName, String projectId, String url, String apiKey, String apiSecret)
            implements Claim {
        /** Never key or secret. */
        @Override
        public String toString() {
            return "Granted[" + projectName + "]";
        }
    }

    /**
     * A client of the account API.
     *
     * @param serverUrl its address
     * @param environment where the proxy settings are
     * @param trace is told each request and answer without secrets; null for none
     * @throws LkjException (exit 2) when the address is none
     */
    public AccountApi(
            String serverUrl,
            Map<String, String> environment,
            String userAgent,
            Clock clock,
            Cancellation cancellation,
            @Nullable Consumer<String> trace) {
        HttpUrl url = HttpUrl.parse(serverUrl.replaceFirst("/+$", ""));
        if (url == null) {
            throw LkjException.usage("--server-url is not a URL of the form https://host");
        }
        this.server = url;
        this.clients = new HttpClients(environment, trace == null ? null : new TraceInterceptor(trace, clock));
        this.userAgent = userAgent;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** Begins a login of a device. */
    public Verification begin(String deviceName) {
        HttpUrl url =
                url("cli/auth").addQueryParameter("device_name", deviceName).build();
        Request.Builder request = request(url).header("Content-Type", "application/json");
        JsonNode answer = call(BEGIN, request.post(NOTHING)).successful(BEGIN).json(BEGIN);
        return new Verification(
                text(answer, "token"),
                Instant.ofEpochSecond(member(answer, "expires").asLong()));
    }

    /** Asks what became of a login. */
    public Claim claim(String token) {
        HttpUrl url = url("cli/claim").addQueryParameter("t", token).build();
        Answered answer = call(CLAIM, request(url).post(NOTHING));
        if (answer.status == 404) {
            return new Denied();
        }
        if (answer.status == 401) {
            return new Pending();
        }
        JsonNode project = answer.successful(CLAIM).json(CLAIM);
        Granted granted = new Granted(
                text(project, "projectname"),
                text(project, "projectid"),
                text(project, "url"),
                text(project, "key"),
                text(project, "secret"));
        if (granted.url().isEmpty()
                || granted.apiKey().isEmpty()
                || granted.apiSecret().isEmpty()) {
            throw ServiceFailure.unreadable(CLAIM, "the answer has no URL, key or secret");
        }
        return granted;
    }

    /** Gives a key back; false when the service does not take it. */
    public boolean revoke(Credentials credentials) {
        Request.Builder request = signed(url("cli/revoke").build(), credentials).delete(null);
        Answered answer = call(REVOKE, request);
        if (answer.status >= 500) {
            answer.successful(REVOKE);
        }
        return answer.status == 200;
    }

    /** Makes a sandbox for an agent, a page to talk to it, and gives its id. */
    public String createSandbox(Credentials credentials, String templateUrl, String agentName) {
        String body = MAPPER.createObjectNode()
                .put("template_url", templateUrl)
                .put("agent_name", agentName)
                .toString();
        Request.Builder request = signed(url("api/sandbox/create").build(), credentials);
        Answered answer = call(SANDBOX, request.post(RequestBody.create(body, JSON)));
        return text(answer.successful(SANDBOX).json(SANDBOX), "sandbox_id");
    }

    private HttpUrl.Builder url(String path) {
        return server.newBuilder().addPathSegments(path);
    }

    private Request.Builder request(HttpUrl url) {
        return new Request.Builder().url(url).header("User-Agent", userAgent);
    }

    private Request.Builder signed(HttpUrl url, Credentials credentials) {
        return request(url).header("Authorization", "Bearer " + AccessToken.signIdentity(credentials, clock.now()));
    }

    private Answered call(Operation operation, Request.Builder builder) {
        Request request = builder.build();
        try (Exchange exchange = Exchange.open(
                clients.forCalls(request.url().toString(), HttpClients.ANSWER), request, operation, cancellation)) {
            BufferedSource source = exchange.response().body().source();
            if (source.request(LARGEST_ANSWER + 1)) {
                throw ServiceFailure.unreadable(operation, "the answer is larger than 1 MiB");
            }
            String status = exchange.status() + " " + exchange.response().message();
            return new Answered(exchange.status(), status.strip(), source.readUtf8());
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            throw ServiceFailure.network(operation, Exchange.describe(request, e), true, e);
        }
    }

    /** An answer as it came. */
    private record Answered(int status, String line, String body) {
        Answered successful(Operation operation) {
            if (status != 200) {
                throw new ServiceFailure(operation, ServiceFailure.Kind.SERVICE, status, "", line, true, null, null);
            }
            return this;
        }

        JsonNode json(Operation operation) {
            try {
                JsonNode node = MAPPER.readTree(body);
                if (node != null && node.isObject()) {
                    return node;
                }
            } catch (JsonProcessingException e) {
                // The text may hold a key, so only the fact is told.
            }
            throw ServiceFailure.unreadable(operation, "the answer is not what the account API defines");
        }
    }

    private static String text(JsonNode object, String name) {
        return member(object, name).asText("");
    }

    /** Names are compared without regard to case, which is how the service's own client reads them. */
    private static JsonNode member(JsonNode object, String name) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().toLowerCase(Locale.ROOT).equals(name)) {
                return field.getValue();
            }
        }
        return MAPPER.missingNode();
    }
}
