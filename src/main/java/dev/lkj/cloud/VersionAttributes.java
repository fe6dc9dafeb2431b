package dev.lkj.cloud;

import dev.lkj.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import okhttp3.Request;

/** The attributes of a version, as requests beside the calls carry them. */
final class VersionAttributes {
    private static final String HEADER = "X-LIVEKIT-AGENT-VERSION-ATTRIBUTES";

    private VersionAttributes() {}

    /** Adds them to a request; none leave no trace. */
    static Request.Builder add(Request.Builder request, Map<String, String> attributes) {
        return attributes.isEmpty() ? request : request.header(HEADER, encode(attributes));
    }

    private static String encode(Map<String, String> attributes) {
        String json = WireJson.attributes(attributes);
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
