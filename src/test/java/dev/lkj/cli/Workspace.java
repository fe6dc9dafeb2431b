package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.FakeTime;
import dev.lkj.testing.cloud.FakeCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A folder to work in, a home and a folder for temporary files, and lkj run in them against a service. */
public final class Workspace {
    /** When lkj's runs take place. */
    public static final String NOW = "2026-11-22T10:15:01Z";

    /** What the project's key and address are in a shell. */
    public static final Map<String, String> CREDENTIALS = Map.of(
            "LIVEKIT_URL", "wss://my-app-1a2b.livekit.cloud",
            "LIVEKIT_API_KEY", "devkey",
            "LIVEKIT_API_SECRET", "secret",
            "LK_AGENTS_URL", "{{BASE}}");

    private static final Path TWO_LAYERS = Path.of("src", "test", "resources", "contract", "images", "two-layers.tar");

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<String> KEPT = Set.of("PATH", "SYSTEMROOT", "JAVA_HOME");

    private final Path root;
    private final FakeTime time = FakeTime.at(NOW);
    private final Map<String, String> variables = new HashMap<>();

    public Workspace(Path root) throws IOException {
        this.root = root;
        for (Path folder : List.of(work(), home(), temporary())) {
            createFolder(folder);
        }
        System.getenv().forEach((name, value) -> {
            if (KEPT.contains(name)) {
                variables.put(name, value);
            }
        });
        variables.put("HOME", home().toString());
        variables.put("TMPDIR", temporary().toString());
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
        variables.put("GIT_CEILING_DIRECTORIES", root.toString());
    }

    public Path work() {
        return root.resolve("work");
    }

    public Path home() {
        return root.resolve("home");
    }

    public Path temporary() {
        return root.resolve("tmp");
    }

    public FakeTime time() {
        return time;
    }

    /** Sets variables of the shell. */
    public Workspace with(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    /** Writes a file below the folder to work in. */
    public Workspace file(String name, String text) throws IOException {
        write(work(), name, text, "0644");
        return this;
    }

    /** Writes files below a folder: names to texts, or to objects with a mode and a text. */
    void files(Path folder, JsonNode tree) throws IOException {
        for (Map.Entry<String, JsonNode> each : tree.properties()) {
            JsonNode file = each.getValue();
            if (file.has("imageTar")) {
                assertThat(file.path("imageTar").path("layers").asInt()).isEqualTo(2);
                Files.copy(TWO_LAYERS, folder.resolve(each.getKey()));
                continue;
            }
            String text = file.isTextual() ? file.asText() : file.path("text").asText();
            write(folder, each.getKey(), text, file.path("mode").asText("0644"));
        }
    }

    private void write(Path folder, String name, String text, String mode) throws IOException {
        Path file = folder.resolve(name);
        createFolder(file.resolve("..").normalize());
        Files.writeString(file, text);
        setMode(file, mode);
    }

    private void createFolder(Path folder) throws IOException {
        Path made = root;
        for (Path part : root.relativize(folder)) {
            made = made.resolve(part);
            if (!Files.exists(made)) {
                Files.createDirectory(made);
                setMode(made, "0755");
            }
        }
    }

    private static void setMode(Path path, String octal) throws IOException {
        if (POSIX) {
            int bits = Integer.parseInt(octal, 8);
            StringBuilder letters = new StringBuilder();
            for (int i = 8; i >= 0; i--) {
                letters.append((bits >> i & 1) == 1 ? "rwx".charAt(2 - i % 3) : '-');
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(letters.toString()));
        }
    }

    /** Runs a line of the shell in the folder to work in, with a git that commits the same every time. */
    public String shell(String line) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", line).directory(work().toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + who + "_NAME", "a");
            builder.environment().put("GIT_" + who + "_EMAIL", "a@example.com");
            builder.environment().put("GIT_" + who + "_DATE", "2026-01-01T00:00:00Z");
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(line + ": " + output);
        }
        return output.strip();
    }

    /** A way to run lkj here, against a service, in a time that nobody waits for. */
    public CliHarness lkj(FakeCloud cloud) {
        CliHarness harness = new CliHarness(work(), home()).with(time);
        variables.forEach((name, value) -> harness.with(name, value.replace("{{BASE}}", cloud.base())));
        return harness;
    }

    /** What lkj left among the temporary files, which should be nothing. */
    public List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(temporary())) {
            return files.toList();
        }
    }
}
