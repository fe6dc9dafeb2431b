package dev.lkj.emulator.api;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lkj.emulator.codec.JsonTrees;
import dev.lkj.emulator.state.Refused;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;

/** The attributes of a version, as requests beside the RPCs carry them. */
final class VersionAttributes {
    private static final String HEADER = "X-LIVEKIT-AGENT-VERSION-ATTRIBUTES";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private VersionAttributes() {}

    /** The attributes of the header, else those of the query, as older clients send them. */
    static Map<String, String> of(Exchange exchange) {
        String header = exchange.header(HEADER).orElse("");
        String query = exchange.query("attributes");
        if (header.isEmpty() && query.isEmpty()) {
            return Map.of();
        }
        try {
            return header.isEmpty()
                    ? JsonTrees.JSON.readValue(query, TEXTS)
                    : JsonTrees.JSON.readValue(Base64.getDecoder().decode(header), TEXTS);
        } catch (IOException | IllegalArgumentException e) {
            throw Refused.argument("attributes", "are not an object of strings");
        }
    }
}
