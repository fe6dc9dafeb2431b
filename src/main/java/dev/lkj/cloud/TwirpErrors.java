package dev.lkj.cloud;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads what an answer other than 200 means. */
final class TwirpErrors {
    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> MEMBERS = Set.of("code", "msg", "meta");
    private static final Set<String> CODES = Set.of(
            "canceled",
            "unknown",
            "invalid_argument",
            "malformed",
            "deadline_exceeded",
            "not_found",
            "bad_route",
            "already_exists",
            "permission_denied",
            "unauthenticated",
            "resource_exhausted",
            "failed_precondition",
            "aborted",
            "out_of_range",
            "unimplemented",
            "internal",
            "unavailable",
            "data_loss");

    private TwirpErrors() {}

    static ServiceFailure failure(Operation operation, Exchange exchange, byte[] body) {
        int status = exchange.status();
        Duration retryAfter = retryAfter(exchange);
        JsonNode error = status >= 300 && status < 400 ? null : serviceError(body);
        if (error == null) {
            return new ServiceFailure(
                    operation,
                    ServiceFailure.Kind.INTERMEDIARY,
                    status,
                    codeOf(status),
                    intermediary(exchange),
                    true,
                    retryAfter,
                    null);
        }
        String code = error.path("code").asText();
        boolean known = CODES.contains(code);
        String message =
                known ? error.path("msg").asText() : "invalid type returned from server error response: " + code;
        return new ServiceFailure(
                operation,
                ServiceFailure.Kind.SERVICE,
                status,
                known ? code : "internal",
                message.isEmpty() ? code : message,
                true,
                retryAfter,
                null);
    }

    /** The error object of the service, or null: an object that has other members too comes from somebody else. */
    private static @Nullable JsonNode serviceError(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (!node.path("code").isTextual() || node.path("code").asText().isEmpty()) {
                return null;
            }
            for (var names = node.fieldNames(); names.hasNext(); ) {
                if (!MEMBERS.contains(names.next())) {
                    return null;
                }
            }
            return node;
        } catch (IOException e) {
            return null;
        }
    }

    private static String intermediary(Exchange exchange) {
        int status = exchange.status();
        String host = exchange.response().request().url().host();
        String location = exchange.response().header("Location");
        if (location != null && status >= 300 && status < 400) {
            return host + " answered with a redirect (" + status + "), which this call does not follow";
        }
        return "Error from intermediary with HTTP status code " + status + " (" + host
                + " answered, but not the agents API)";
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 401 -> "unauthenticated";
            case 403 -> "permission_denied";
            case 404 -> "bad_route";
            case 429 -> "resource_exhausted";
            case 502, 503, 504 -> "unavailable";
            default -> status == 400 || status < 400 ? "internal" : "unknown";
        };
    }

    /** What {@code Retry-After} asks for, in seconds or as a date; null when it is absent or neither. */
    static @Nullable Duration retryAfter(Exchange exchange) {
        Response response = exchange.response();
        String value = response.header(HttpClients.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        Instant until = response.headers().getInstant(HttpClients.RETRY_AFTER);
        Duration asked;
        if (until == null) {
            try {
                asked = Duration.ofSeconds(Long.parseLong(value.strip()));
            } catch (NumberFormatException e) {
                return null;
            }
        } else {
            // Measured by the clock of the side that wrote the date.
            Instant date = response.headers().getInstant("Date");
            Instant now = date == null ? Instant.ofEpochMilli(response.receivedResponseAtMillis()) : date;
            asked = Duration.between(now, until);
        }
        return asked.isNegative() ? Duration.ZERO : asked;
    }
}
