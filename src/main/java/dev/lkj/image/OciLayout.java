package dev.lkj.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A layout of the OCI: an index.json, and blobs by their digests. It is pushed byte for byte. */
final class OciLayout {
    /** Indexes in indexes; more are no index that a tool writes. */
    private static final int DEEPEST = 4;

    private static final String WANTED = "linux/amd64";

    private final ImageReader reader;

    OciLayout(ImageReader reader) {
        this.reader = reader;
    }

    PreparedImage read(Closeable source) throws IOException {
        byte[] index = reader.contents().find("index.json").bytes(ImageReader.DESCRIPTION_BYTES);
        JsonNode chosen = choose(ImageReader.json("index.json", index), true);
        byte[] manifest = description(chosen);
        for (int depth = 0; ImageReader.json("index", manifest).has("manifests"); depth++) {
            if (depth == DEEPEST) {
                throw new DamagedImage("has indexes in indexes without end");
            }
            chosen = choose(ImageReader.json("index", manifest), false);
            manifest = description(chosen);
        }
        return image(chosen.path("mediaType").asText(), manifest, source);
    }

    private PreparedImage image(String described, byte[] manifest, Closeable source) throws IOException {
        JsonNode node = ImageReader.json("manifest", manifest);
        JsonNode configNode = node.path("config");
        String platform = ImageReader.platform(ImageReader.json("configuration", description(configNode)));
        Map<String, JsonNode> distinct = new LinkedHashMap<>();
        distinct.put(configNode.path("digest").asText(), configNode);
        node.path("layers").forEach(layer -> distinct.put(layer.path("digest").asText(), layer));
        check(List.copyOf(distinct.values()));
        List<ImageBlob> layers = new ArrayList<>();
        for (JsonNode layer : node.path("layers")) {
            layers.add(blob(layer));
        }
        String type = node.path("mediaType").asText(described);
        return new PreparedImage(type, manifest, platform, blob(configNode), layers, source);
    }

    private ImageBlob blob(JsonNode descriptor) throws IOException {
        TarContents.Part part = part(descriptor);
        return new ImageBlob(
                descriptor.path("mediaType").asText(), descriptor.path("digest").asText(), part.size(), part::open);
    }

    private void check(List<JsonNode> descriptors) throws IOException {
        List<ImageReader.Step<Boolean>> steps = new ArrayList<>();
        long total = 0;
        for (JsonNode descriptor : descriptors) {
            TarContents.Part part = part(descriptor);
            total += part.size();
            steps.add(preparation -> check(descriptor, preparation.digest(part)));
        }
        List<Boolean> unused = reader.prepare(total, steps);
    }

    private static boolean check(JsonNode descriptor, String found) throws DamagedImage {
        String digest = descriptor.path("digest").asText();
        if (!found.equals(digest)) {
            throw new DamagedImage("is damaged: the blob " + digest + " is " + found + " in truth");
        }
        return true;
    }

    /** A blob that is a description itself, checked. */
    private byte[] description(JsonNode descriptor) throws IOException {
        byte[] bytes = part(descriptor).bytes(ImageReader.DESCRIPTION_BYTES);
        boolean unused = check(descriptor, Sha256.of(bytes));
        return bytes;
    }

    private TarContents.Part part(JsonNode descriptor) throws IOException {
        String digest = descriptor.path("digest").asText();
        if (!digest.matches("sha256:[0-9a-f]{64}")) {
            throw new DamagedImage("refers to \"" + digest + "\", which is no digest that is understood");
        }
        TarContents.Part part = reader.contents().find("blobs/" + digest.replace(':', '/'));
        long size = descriptor.path("size").asLong(-1);
        if (size != part.size()) {
            throw new DamagedImage(
                    "is damaged: the blob " + digest + " has " + part.size() + " bytes, and should have " + size);
        }
        return part;
    }

    /** The one image of an index; of several platforms of one image the service's. Attestations are no images. */
    private static JsonNode choose(JsonNode index, boolean top) throws DamagedImage {
        List<JsonNode> images = new ArrayList<>();
        for (JsonNode each : index.path("manifests")) {
            if (!platform(each).startsWith("unknown/")) {
                images.add(each);
            }
        }
        if (images.isEmpty()) {
            throw new DamagedImage("has an index that names no image");
        }
        if (images.size() == 1) {
            return images.get(0);
        }
        List<JsonNode> fitting =
                images.stream().filter(each -> platform(each).equals(WANTED)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String what = images.stream().map(OciLayout::name).collect(Collectors.joining(", "));
        throw new DamagedImage(
                top
                                && fitting.isEmpty()
                                && images.stream()
                                        .allMatch(each -> platform(each).isEmpty())
                        ? "holds " + images.size() + " images (" + what
                                + "); a tarball must contain only a single image"
                        : "has no single image of " + WANTED + ", but " + what);
    }

    private static String platform(JsonNode descriptor) {
        JsonNode platform = descriptor.path("platform");
        return platform.isObject()
                ? platform.path("os").asText() + "/"
                        + platform.path("architecture").asText()
                : "";
    }

    private static String name(JsonNode descriptor) {
        String named = descriptor
                .path("annotations")
                .path("org.opencontainers.image.ref.name")
                .asText();
        String platform = platform(descriptor);
        return !platform.isEmpty()
                ? platform
                : named.isEmpty() ? descriptor.path("digest").asText() : named;
    }
}
