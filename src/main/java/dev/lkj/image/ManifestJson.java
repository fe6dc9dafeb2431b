package dev.lkj.image;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the manifest of an image that came without one. */
final class ManifestJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ManifestJson() {}

    static byte[] of(String mediaType, ImageBlob config, List<ImageBlob> layers) {
        ObjectNode manifest = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", mediaType);
        describe(manifest.putObject("config"), config);
        ArrayNode list = manifest.putArray("layers");
        layers.forEach(layer -> describe(list.addObject(), layer));
        return manifest.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void describe(ObjectNode node, ImageBlob blob) {
        node.put("mediaType", blob.mediaType()).put("size", blob.size()).put("digest", blob.digest());
    }
}
