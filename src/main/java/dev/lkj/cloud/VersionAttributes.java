package dev.lkj.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Request;

/** The attributes of a version, as requests beside the calls carry them. */
final class VersionAttributes {
    private static final String HEADER = "X-LIVEKIT-AGENT-VERSION-ATTRIBUTES";
    private static final ObjectMapper JSON = new ObjectMapper();

    private VersionAttributes() {}

    /** Adds them to a request; none leave no trace. */
    static Request.Builder add(Request.Builder request, Map<String, String> attributes) {
        return attributes.isEmpty() ? request : request.header(HEADER, encode(attributes));
    }

    private static String encode(Map<String, String> attributes) {
        try {
            String json = JSON.writeValueAsString(new TreeMap<>(attributes));
            return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("attributes are not text", e);
        }
    }
}
