package dev.lkj.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Small images, and the files in which tools hand them on. */
public final class TestImage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OCI = "application/vnd.oci.image.";

    private final List<byte[]> layers;
    private final byte[] config;

    private TestImage(List<byte[]> layers, Map<String, Object> run) {
        this.layers = layers;
        ObjectNode node = JSON.createObjectNode().put("architecture", "amd64").put("os", "linux");
        node.set("config", JSON.valueToTree(run));
        ArrayNode ids = node.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        layers.forEach(layer -> ids.add(digest(layer)));
        config = node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An image of layers that hold a file each. */
    public static TestImage of(String... contents) {
        List<byte[]> layers = new ArrayList<>();
        for (String content : contents) {
            layers.add(tar(Map.of("file" + layers.size(), content.getBytes(StandardCharsets.UTF_8))));
        }
        return new TestImage(layers, Map.of());
    }

    /** An agent: busybox, which answers on port 8081. */
    public static TestImage agent(Path busybox) {
        try {
            Map<String, byte[]> tools = new LinkedHashMap<>();
            tools.put("bin/busybox", Files.readAllBytes(busybox));
            Map<String, byte[]> pages = Map.of("www/index.html", "ok\n".getBytes(StandardCharsets.UTF_8));
            return new TestImage(
                    List.of(tar(tools), tar(pages)),
                    Map.of(
                            "Entrypoint",
                            List.of("/bin/busybox", "httpd", "-f", "-p", "8081", "-h", "/www"),
                            "ExposedPorts",
                            Map.of("8081/tcp", Map.of())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of some bytes. */
    public static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] config() {
        return config.clone();
    }

    /** The layers as tars, from the lowest up. */
    public List<byte[]> layers() {
        return layers;
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A tar of files. */
    public static byte[] tar(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setMode(0100755);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The files of {@code docker save}, layers as they are given, by name. */
    public Map<String, byte[]> dockerFiles(List<byte[]> asStored) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        ArrayNode names = JSON.createArrayNode();
        for (byte[] layer : asStored) {
            String name = "layer" + names.size() + "/layer.tar";
            names.add(name);
            files.put(name, layer);
        }
        files.put("config.json", config);
        ObjectNode image = JSON.createObjectNode().put("Config", "config.json");
        image.putArray("RepoTags").add("a/test:1");
        image.set("Layers", names);
        files.put("manifest.json", JSON.createArrayNode().add(image).toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Writes a tar as {@code docker save} does. */
    public Path dockerArchive(Path file) throws IOException {
        return Files.write(file, tar(dockerFiles(layers)));
    }

    /** The manifest of an OCI layout whose layers are compressed by gzip. */
    public byte[] ociManifest() {
        ObjectNode manifest =
                JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", OCI + "manifest.v1+json");
        describe(manifest.putObject("config"), OCI + "config.v1+json", config);
        ArrayNode list = manifest.putArray("layers");
        layers.forEach(layer -> describe(list.addObject(), OCI + "layer.v1.tar+gzip", gzip(layer)));
        return manifest.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void describe(ObjectNode node, String type, byte[] bytes) {
        node.put("mediaType", type).put("digest", digest(bytes)).put("size", bytes.length);
    }

    /** The files of an OCI layout. */
    public Map<String, byte[]> ociFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<byte[]> blobs = new ArrayList<>(List.of(config, ociManifest()));
        layers.forEach(layer -> blobs.add(gzip(layer)));
        blobs.forEach(blob -> files.put("blobs/" + digest(blob).replace(':', '/'), blob));
        ObjectNode index = JSON.createObjectNode().put("schemaVersion", 2);
        describe(index.putArray("manifests").addObject(), OCI + "manifest.v1+json", ociManifest());
        files.put("index.json", index.toString().getBytes(StandardCharsets.UTF_8));
        files.put("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Writes an OCI layout as a tar. */
    public Path ociArchive(Path file) throws IOException {
        return Files.write(file, tar(ociFiles()));
    }
}
