package dev.lkj.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code docker save} writes: a manifest.json that names a configuration and layers.
 *
 * <p>It becomes a manifest of Docker's second schema, whose layers are compressed by gzip. Docker's schema has no name for
 * zstd: an image with such a layer gets a manifest of the OCI.
 */
final class DockerLayout {
    private static final String DOCKER = "application/vnd.docker.";
    private static final String OCI = "application/vnd.oci.image.";

    private final ImageReader reader;

    DockerLayout(ImageReader reader) {
        this.reader = reader;
    }

    PreparedImage read(Closeable source) throws IOException {
        JsonNode image = only(ImageReader.json(
                "manifest.json", reader.contents().find("manifest.json").bytes(ImageReader.DESCRIPTION_BYTES)));
        byte[] config = reader.contents().find(image.path("Config").asText()).bytes(ImageReader.DESCRIPTION_BYTES);
        JsonNode settings = ImageReader.json("configuration", config);
        List<LayerPreparation.Layer> layers = layers(image.path("Layers"), settings);
        boolean zstd = layers.stream().anyMatch(layer -> layer.compression() == Compression.ZSTD);
        String mediaType = zstd ? OCI + "manifest.v1+json" : DOCKER + "distribution.manifest.v2+json";
        ImageBlob configBlob = new ImageBlob(
                zstd ? OCI + "config.v1+json" : DOCKER + "container.image.v1+json",
                Sha256.of(config),
                config.length,
                () -> new ByteArrayInputStream(config));
        List<ImageBlob> blobs = layers.stream().map(layer -> blob(layer, zstd)).toList();
        return new PreparedImage(
                mediaType,
                ManifestJson.of(mediaType, configBlob, blobs),
                ImageReader.platform(settings),
                configBlob,
                blobs,
                source);
    }

    private static ImageBlob blob(LayerPreparation.Layer layer, boolean oci) {
        String type = oci
                ? OCI + "layer.v1.tar+" + (layer.compression() == Compression.ZSTD ? "zstd" : "gzip")
                : DOCKER + "image.rootfs.diff.tar.gzip";
        return new ImageBlob(type, layer.digest(), layer.size(), layer.content());
    }

    private static JsonNode only(JsonNode manifest) throws DamagedImage {
        if (!manifest.isArray() || manifest.isEmpty()) {
            throw new DamagedImage("has a manifest.json that names no image");
        }
        if (manifest.size() > 1) {
            List<String> names = new ArrayList<>();
            manifest.forEach(image -> names.add(image.path("RepoTags").path(0).asText("an untagged one")));
            throw new DamagedImage("holds " + manifest.size() + " images (" + String.join(", ", names)
                    + "); a tarball must contain only a single image");
        }
        return manifest.get(0);
    }

    /** The layers in order; one that comes twice is prepared once. */
    private List<LayerPreparation.Layer> layers(JsonNode names, JsonNode settings) throws IOException {
        JsonNode ids = settings.path("rootfs").path("diff_ids");
        if (ids.size() != names.size()) {
            throw new DamagedImage("is damaged: its configuration has " + ids.size() + " layers, and its manifest.json "
                    + names.size());
        }
        Map<String, ImageReader.Step<LayerPreparation.Layer>> steps = new LinkedHashMap<>();
        long total = 0;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).asText();
            String diffId = ids.get(i).asText();
            TarContents.Part part = reader.contents().find(name);
            if (steps.put(diffId, preparation -> preparation.prepare(name, part, diffId)) == null) {
                total += part.size();
            }
        }
        List<LayerPreparation.Layer> prepared = reader.prepare(total, List.copyOf(steps.values()));
        List<String> order = List.copyOf(steps.keySet());
        List<LayerPreparation.Layer> layers = new ArrayList<>();
        ids.forEach(id -> layers.add(prepared.get(order.indexOf(id.asText()))));
        return layers;
    }
}
