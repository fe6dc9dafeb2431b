package dev.lkj.cli;

import dev.lkj.testing.cloud.Answers;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** What can go wrong with a request, on its way or at its end. */
enum Fault {
    CUT_BEFORE_ANSWER,
    CUT_BODY,
    UNAUTHENTICATED,
    PERMISSION_DENIED,
    NOT_FOUND,
    ABORTED,
    FAILED_PRECONDITION,
    INVALID_ARGUMENT,
    QUOTA,
    RATE_LIMIT,
    PROXY_RATE_LIMIT,
    INTERNAL,
    UNAVAILABLE,
    UNAVAILABLE_RETRY_AFTER,
    BAD_GATEWAY,
    PROXY_FORBIDS,
    CAPTIVE_PORTAL,
    NOT_JSON,
    WRONG_TYPES,
    REDIRECT;

    /** What the other side does. */
    MockResponse.Builder answer() {
        return switch (this) {
            case CUT_BEFORE_ANSWER -> Answers.text(200, "").onResponseStart(new SocketEffect.CloseSocket());
            case CUT_BODY ->
                Answers.json(200, "{\"success\": true}   and more that never arrives")
                        .onResponseBody(new SocketEffect.CloseSocket());
            case UNAUTHENTICATED -> Answers.error("unauthenticated", "invalid token");
            case PERMISSION_DENIED -> Answers.error("permission_denied", "not allowed");
            case NOT_FOUND -> Answers.error("not_found", "agent not found");
            case ABORTED -> Answers.error("aborted", "a deploy is going on");
            case FAILED_PRECONDITION -> Answers.error("failed_precondition", "not now");
            case INVALID_ARGUMENT -> Answers.error("invalid_argument", "agent_id is wrong");
            case QUOTA -> Answers.error("resource_exhausted", "quota of versions exceeded");
            case RATE_LIMIT ->
                Answers.error("resource_exhausted", "too many requests").setHeader("Retry-After", 1);
            case PROXY_RATE_LIMIT -> Answers.text(429, "slow down");
            case INTERNAL -> Answers.error("internal", "it broke");
            case UNAVAILABLE -> Answers.error("unavailable", "not now");
            case UNAVAILABLE_RETRY_AFTER ->
                Answers.error("unavailable", "not now").setHeader("Retry-After", 1);
            case BAD_GATEWAY ->
                Answers.text(502, "<html><body>Bad Gateway</body></html>").setHeader("Content-Type", "text/html");
            case PROXY_FORBIDS -> Answers.text(403, "<html>blocked by policy</html>");
            case CAPTIVE_PORTAL ->
                Answers.text(200, "<html>please sign in</html>").setHeader("Content-Type", "text/html");
            case NOT_JSON -> Answers.json(200, "{\"success\":");
            case WRONG_TYPES -> Answers.json(200, "{\"success\":{},\"versions\":7,\"agents\":7,\"params\":7}");
            case REDIRECT -> Answers.text(302, "").setHeader("Location", "http://127.0.0.1:1/elsewhere");
        };
    }
}
