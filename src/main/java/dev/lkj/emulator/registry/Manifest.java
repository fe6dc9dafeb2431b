package dev.lkj.emulator.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.codec.JsonTrees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a manifest says: an image of a configuration and layers, or an index of such.
 *
 * @param mediaType one of Docker or of the OCI
 * @param parts the configuration first, then the layers; empty for an index
 * @param children the manifests of an index
 */
record Manifest(String mediaType, List<Descriptor> parts, List<Descriptor> children) {
    private static final String DOCKER = "application/vnd.docker.distribution.manifest.";
    private static final String OCI = "application/vnd.oci.image.";
    private static final Set<String> INDEXES = Set.of(DOCKER + "list.v2+json", OCI + "index.v1+json");
    private static final Set<String> IMAGES = Set.of(DOCKER + "v2+json", OCI + "manifest.v1+json");

    /** Reads a manifest that was sent as a media type. */
    static Manifest read(byte[] bytes, String type) {
        JsonNode node = parse(bytes);
        String own = node.path("mediaType").asText();
        String mediaType = type.isEmpty() ? own : type;
        if (!own.isEmpty() && !own.equals(mediaType)) {
            throw RegistryRefusal.manifest("it calls itself " + own + ", but was sent as " + type);
        }
        if (!node.isObject() || node.path("schemaVersion").asInt() != 2) {
            throw RegistryRefusal.manifest("only manifests of schemaVersion 2 are taken");
        }
        if (INDEXES.contains(mediaType)) {
            return new Manifest(mediaType, List.of(), descriptors(node.path("manifests"), new ArrayList<>()));
        }
        if (!IMAGES.contains(mediaType)) {
            throw RegistryRefusal.manifest("\"" + mediaType + "\" is no type of manifest that is taken here");
        }
        List<Descriptor> parts = new ArrayList<>(List.of(Descriptor.of(node.path("config"))));
        return new Manifest(mediaType, descriptors(node.path("layers"), parts), List.of());
    }

    private static List<Descriptor> descriptors(JsonNode list, List<Descriptor> found) {
        list.forEach(each -> found.add(Descriptor.of(each)));
        return found;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JsonTrees.JSON.readTree(bytes);
        } catch (IOException e) {
            throw RegistryRefusal.manifest("it is no JSON");
        }
    }

    boolean isIndex() {
        return INDEXES.contains(mediaType);
    }
}
