package dev.lkj.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.Toml;

/** Which files a run made, changed or removed, with their parsed content. */
final class FileChanges {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final ObjectMapper JSON = new ObjectMapper();

    private FileChanges() {}

    /** All files below a folder by name, apart from git's own. */
    static Map<String, String> snapshot(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith(".git"))
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString().replace('\\', '/'),
                            FileChanges::state,
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    private static String state(Path file) {
        try {
            return mode(file) + Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The differences to a snapshot, in the form of the recorded runs. */
    static ObjectNode since(Map<String, String> before, Path folder, String prefix) throws IOException {
        ObjectNode changes = JSON.createObjectNode();
        Map<String, String> after = snapshot(folder);
        for (Map.Entry<String, String> each : after.entrySet()) {
            String name = each.getKey();
            if (!each.getValue().equals(before.get(name))) {
                Path file = folder.resolve(name);
                ObjectNode change = changes.putObject(prefix + name);
                change.put("state", before.containsKey(name) ? "changed" : "created");
                change.put("mode", mode(file));
                if (name.endsWith(".toml")) {
                    change.set("toml", JSON.readTree(Toml.parse(file).toJson()));
                } else if (name.endsWith(".yaml")) {
                    change.set("yaml", new YAMLMapper().readTree(Files.readString(file)));
                } else if (name.endsWith("Dockerfile")) {
                    change.set("dockerfile", GeneratedForm.dockerfile(Files.readString(file)));
                } else if (name.endsWith(".dockerignore")) {
                    change.set("patterns", GeneratedForm.patterns(Files.readString(file)));
                }
            }
        }
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changes.putObject(prefix + name).put("state", "deleted"));
        return changes;
    }

    /** The recorded changes, with the modes that this machine gives new files. */
    static JsonNode recorded(JsonNode files, Path folder) throws IOException {
        JsonNode expected = files.deepCopy();
        Path probe = Files.createFile(folder.resolve("probe"));
        String usual = mode(probe);
        Files.delete(probe);
        for (JsonNode change : expected) {
            if (change.path("mode").asText().equals("0o644")) {
                ((ObjectNode) change).put("mode", usual);
            }
        }
        return expected;
    }

    private static String mode(Path file) throws IOException {
        if (!POSIX) {
            return "";
        }
        String letters = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        int bits = Integer.parseInt(letters.replaceAll("[rwx]", "1").replace('-', '0'), 2);
        return "0o" + Integer.toOctalString(bits);
    }
}
