package dev.lkj.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** {@code POST /api/sandbox/create} of the account API: gives an id, behind which there is no page. */
final class SandboxRoute {
    private static final int LONGEST_REQUEST = 16 * 1024;

    private final TokenCheck tokens;
    private final RandomIds ids = new RandomIds();

    SandboxRoute(TokenCheck tokens) {
        this.tokens = tokens;
    }

    /** 401 without a token that says who somebody is, 400 without the template's address. */
    Answer create(Exchange exchange) throws IOException {
        Optional<String> problem = tokens.identityProblem(exchange);
        if (problem.isPresent()) {
            return Answer.text(401, problem.get());
        }
        Optional<byte[]> body = exchange.body(LONGEST_REQUEST);
        if (body.isEmpty() || templateUrl(body.get()).isEmpty()) {
            return Answer.text(400, "template_url is missing");
        }
        // The service's ids are labels of host names.
        String id = ids.next("sandbox-").toLowerCase(Locale.ROOT);
        return Answer.bytes(
                200,
                "application/json",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("sandbox_id", id)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String templateUrl(byte[] body) {
        try {
            JsonNode request = new JsonMapper().readTree(body);
            return request.path("template_url").asText("");
        } catch (IOException e) {
            return "";
        }
    }
}
