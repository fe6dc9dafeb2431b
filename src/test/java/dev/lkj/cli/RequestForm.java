package dev.lkj.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.testing.cloud.CloudRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** What two clients have to agree in, of a request. */
final class RequestForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestForm() {}

    static JsonNode of(CloudRequest request) {
        ObjectNode form = JSON.createObjectNode();
        form.put("method", request.method()).put("path", request.path());
        ObjectNode query = form.putObject("query");
        request.query().forEach(query::put);
        form.set("body", withSortedSecrets(request.body()));
        form.put("token", request.token());
        ObjectNode headers = form.putObject("headers");
        for (String name : List.of("Twirp-Version", "X-Livekit-Cli-Version")) {
            if (request.headers().containsKey(name)) {
                headers.put(name, request.headers().get(name));
            }
        }
        String attributes = request.headers().getOrDefault("X-Livekit-Agent-Version-Attributes", "e30=");
        form.set("attributes", parse(new String(Base64.getDecoder().decode(attributes), StandardCharsets.UTF_8)));
        return form;
    }

    private static JsonNode withSortedSecrets(JsonNode body) {
        if (!body.path("secrets").isArray()) {
            return body;
        }
        ObjectNode sorted = body.deepCopy();
        List<JsonNode> secrets = new ArrayList<>();
        body.get("secrets").forEach(secrets::add);
        secrets.sort(Comparator.comparing(secret -> secret.path("name").asText()));
        ArrayNode list = sorted.putArray("secrets");
        secrets.forEach(list::add);
        return sorted;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
