package dev.lkj.testing.cloud;

import java.util.Map;
import mockwebserver3.MockResponse;

/** Answers of the service and of what may stand before it. */
public final class Answers {
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("canceled", 408),
            Map.entry("unknown", 500),
            Map.entry("invalid_argument", 400),
            Map.entry("malformed", 400),
            Map.entry("deadline_exceeded", 408),
            Map.entry("not_found", 404),
            Map.entry("bad_route", 404),
            Map.entry("already_exists", 409),
            Map.entry("permission_denied", 403),
            Map.entry("unauthenticated", 401),
            Map.entry("resource_exhausted", 429),
            Map.entry("failed_precondition", 412),
            Map.entry("aborted", 409),
            Map.entry("out_of_range", 400),
            Map.entry("unimplemented", 501),
            Map.entry("internal", 500),
            Map.entry("unavailable", 503),
            Map.entry("data_loss", 500));

    private Answers() {}

    /** The codes of the API's errors. */
    public static Iterable<String> codes() {
        return STATUS.keySet();
    }

    /** An error of the API. */
    public static MockResponse.Builder error(String code, String message) {
        String body = Messages.JSON
                .createObjectNode()
                .put("code", code)
                .put("msg", message)
                .toString();
        return json(STATUS.getOrDefault(code, 500), body);
    }

    /** An answer in JSON. */
    public static MockResponse.Builder json(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).setHeader("Content-Type", "application/json");
    }

    /** An answer in plain text, which a proxy may have given. */
    public static MockResponse.Builder text(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .body(body)
                .setHeader("Content-Type", "text/plain; charset=utf-8");
    }
}
