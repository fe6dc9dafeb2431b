package dev.lkj.emulator.registry;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a manifest says about something else.
 *
 * @param platform as in {@code linux/amd64}; empty when it says none
 */
record Descriptor(String mediaType, Digest digest, long size, String platform) {
    static Descriptor of(JsonNode node) {
        Digest digest = Digest.parse(node.path("digest").asText())
                .orElseThrow(() -> RegistryRefusal.manifest("it refers to something without a valid digest"));
        JsonNode platform = node.path("platform");
        String name = platform.isObject()
                ? platform.path("os").asText() + "/"
                        + platform.path("architecture").asText()
                : "";
        return new Descriptor(
                node.path("mediaType").asText(), digest, node.path("size").asLong(-1), name);
    }
}
