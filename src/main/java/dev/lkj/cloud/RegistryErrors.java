package dev.lkj.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads what a registry's answer other than success means. */
final class RegistryErrors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_BODY = 64L << 10;
    private static final int SHOWN_OF_BODY = 300;

    private RegistryErrors() {}

    static ServiceFailure failure(Operation operation, Exchange exchange) {
        int status = exchange.status();
        String host = exchange.response().request().url().host();
        String said = said(exchange);
        String text = host + " answered " + status + (said.isEmpty() ? "" : ": " + said);
        boolean passing = status >= 500 || status == 429 || status == 408 || status == 499;
        return new ServiceFailure(
                operation,
                passing ? ServiceFailure.Kind.INTERMEDIARY : ServiceFailure.Kind.SERVICE,
                status,
                code(status),
                text,
                true,
                TwirpErrors.retryAfter(exchange),
                null);
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "unauthenticated";
            case 403 -> "permission_denied";
            case 404 -> "not_found";
            default -> status < 500 ? "invalid_argument" : "unavailable";
        };
    }

    /** The registry's own words: those of its error object, else the beginning of its text. */
    private static String said(Exchange exchange) {
        try {
            String body = exchange.response().peekBody(LONGEST_BODY).string().strip();
            String words = words(body);
            String shown = words.isEmpty() ? body : words;
            return shown.length() > SHOWN_OF_BODY ? shown.substring(0, SHOWN_OF_BODY) + "…" : shown;
        } catch (IOException e) {
            return "";
        }
    }

    private static String words(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            JsonNode first = node.path("errors").path(0);
            String code = first.path("code").asText(node.path("code").asText());
            String message = first.path("message").asText(node.path("msg").asText());
            return code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
        } catch (IOException e) {
            return "";
        }
    }
}
