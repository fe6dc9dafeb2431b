package dev.lkj.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Reads what instances or a build print. */
public final class LogStream {
    private static final Operation LOGS = Operation.read("failed to get logs");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long LONGEST_ERROR = 64L << 10;

    private final HttpClients clients;
    private final RequestSigner signer;
    private final Endpoints endpoints;
    private final Pacing pacing;
    private final Cancellation cancellation;

    LogStream(
            HttpClients clients, RequestSigner signer, Endpoints endpoints, Pacing pacing, Cancellation cancellation) {
        this.clients = clients;
        this.signer = signer;
        this.endpoints = endpoints;
        this.pacing = pacing;
        this.cancellation = cancellation;
    }

    /**
     * Which logs to read.
     *
     * @param deployment empty for production
     * @param type {@code deploy} for what instances print, {@code build}
     * @param serverRegion where the agent's logs are kept; empty when it is not known
     */
    public record Query(String agentId, String deployment, String type, String serverRegion) {}

    /**
     * Passes on each line until the stream ends; opens it again when it breaks off, without repeating lines.
     *
     * @param reconnecting is told why, each time
     * @throws ServiceFailure when the service refuses, or cannot be reached at all
     */
    public void follow(Query query, Consumer<String> line, Consumer<String> reconnecting) {
        LogOverlap overlap = new LogOverlap();
        Duration wait = Duration.ofSeconds(1);
        boolean opened = false;
        while (true) {
            try {
                boolean ended =
                        read(query, Duration.ZERO, text -> overlap.accept(text).forEach(line));
                overlap.rest().forEach(line);
                if (ended) {
                    return;
                }
                opened = true;
                wait = Duration.ofSeconds(1);
                reconnecting.accept("the log stream broke off");
            } catch (ServiceFailure failure) {
                if (!opened || !failure.passing()) {
                    throw failure;
                }
                reconnecting.accept(failure.text());
            }
            pacing.pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            overlap.reopened();
        }
    }

    /** Passes on the lines that come until the stream ends or stays silent for the given time. */
    public void backlog(Query query, Duration silence, Consumer<String> line) {
        read(query, silence, line);
    }

    /** Reads a stream; true when it ended, false when it broke off. */
    private boolean read(Query query, Duration silence, Consumer<String> line) {
        Request request = request(query);
        String url = request.url().toString();
        try (Exchange exchange = Exchange.open(clients.forStreams(url, silence), request, LOGS, cancellation)) {
            if (exchange.status() != 200) {
                throw refusal(exchange);
            }
            LineReader lines = new LineReader(exchange.response().body().byteStream());
            for (String text = lines.next(); text != null; text = lines.next()) {
                line.accept(text);
            }
            return true;
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            return false;
        }
    }

    private Request request(Query query) {
        HttpUrl.Builder url = HttpUrl.get(endpoints.logsBase(query.serverRegion()) + "/logs")
                .newBuilder()
                .addQueryParameter("agent_id", query.agentId());
        if (!query.deployment().isEmpty()) {
            url.addQueryParameter("deployment", query.deployment());
        }
        return signer.signed(
                        url.addQueryParameter("log_type", query.type()).build().toString())
                .build();
    }

    private static ServiceFailure refusal(Exchange exchange) throws IOException {
        var source = exchange.response().body().source();
        source.request(LONGEST_ERROR);
        byte[] body = source.getBuffer()
                .readByteArray(Math.min(LONGEST_ERROR, source.getBuffer().size()));
        int status = exchange.status();
        String message;
        try {
            JsonNode error = JSON.readTree(body);
            message = error.path("msg").asText() + " - map" + meta(error.path("meta"));
        } catch (IOException e) {
            message = "failed to parse error response: the answer with status " + status + " is not JSON";
        }
        String code = status == 404 ? "not_found" : "";
        return new ServiceFailure(
                LOGS,
                status >= 500 ? ServiceFailure.Kind.INTERMEDIARY : ServiceFailure.Kind.SERVICE,
                status,
                code,
                message,
                true,
                TwirpErrors.retryAfter(exchange),
                null);
    }

    private static String meta(JsonNode meta) {
        Map<String, String> sorted = new TreeMap<>();
        meta.properties()
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue().asText()));
        StringBuilder text = new StringBuilder("[");
        sorted.forEach((key, value) -> text.append(text.length() > 1 ? " " : "")
                .append(key)
                .append(':')
                .append(value));
        return text.append(']').toString();
    }
}
