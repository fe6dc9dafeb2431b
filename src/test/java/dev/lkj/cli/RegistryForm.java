package dev.lkj.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two clients have to agree in, of a push: not in the order of blobs, which go side by side, and not in how well
 * layers are compressed, so a compressed blob is known by its content.
 */
final class RegistryForm {
    private RegistryForm() {}

    static List<JsonNode> of(List<JsonNode> requests) {
        Map<String, String> contents = new HashMap<>();
        for (JsonNode request : requests) {
            JsonNode body = request.path("body");
            if (body.has("contentSha256") && body.has("sha256")) {
                contents.put(
                        "sha256:" + body.path("sha256").asText(),
                        "content:" + body.path("contentSha256").asText());
                ((ObjectNode) body).remove(List.of("sha256", "size"));
            }
        }
        return requests.stream()
                .map(request -> plain(request, contents))
                .sorted(Comparator.comparing(RegistryForm::order))
                .toList();
    }

    /** Other requests stay where they are, before the push. */
    private static String order(JsonNode request) {
        return request.path("path").asText().startsWith("/v2/") ? request.toString() : "";
    }

    private static JsonNode plain(JsonNode request, Map<String, String> contents) {
        String text = request.toString().replaceAll("/blobs/uploads/[^\"?/]+", "/blobs/uploads/{session}");
        for (Map.Entry<String, String> content : contents.entrySet()) {
            text = text.replace(content.getKey(), content.getValue());
        }
        JsonNode plain = RequestForm.parse(text);
        for (JsonNode layer : plain.path("body").path("layers")) {
            if (layer.path("digest").asText().startsWith("content:")) {
                ((ObjectNode) layer).put("size", -1);
            }
        }
        return plain;
    }
}
