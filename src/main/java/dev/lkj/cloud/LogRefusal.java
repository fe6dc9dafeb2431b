package dev.lkj.cloud;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads why logs were refused: an object with {@code msg} and {@code meta}, in a form of its own among the API's. */
final class LogRefusal {
    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final long LONGEST_BODY = 64L << 10;

    private LogRefusal() {}

    static ServiceFailure of(Operation operation, Exchange exchange) {
        int status = exchange.status();
        JsonNode error = body(exchange);
        String message = error == null
                ? "failed to parse error response: the answer with status " + status + " is not JSON"
                : error.path("msg").asText() + " - map" + meta(error.path("meta"));
        return new ServiceFailure(
                operation,
                status >= 500 ? ServiceFailure.Kind.INTERMEDIARY : ServiceFailure.Kind.SERVICE,
                status,
                status == 404 ? "not_found" : "",
                message,
                true,
                TwirpErrors.retryAfter(exchange),
                null);
    }

    private static @Nullable JsonNode body(Exchange exchange) {
        try {
            BufferedSource source = exchange.response().body().source();
            source.request(LONGEST_BODY);
            long length = Math.min(LONGEST_BODY, source.getBuffer().size());
            JsonNode error = JSON.readTree(source.getBuffer().readByteArray(length));
            return error.isObject() ? error : null;
        } catch (IOException e) {
            return null;
        }
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
