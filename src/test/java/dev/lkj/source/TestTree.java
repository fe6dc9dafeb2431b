package dev.lkj.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeReader;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project folder that a test fills. */
public record TestTree(Path root) {

    public TestTree file(String name, String content) throws IOException {
        Path path = locate(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        return this;
    }

    public TestTree folder(String name) throws IOException {
        Files.createDirectories(locate(name));
        return this;
    }

    public TestTree link(String name, String target) throws IOException {
        Path path = locate(name);
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, Path.of(target));
        return this;
    }

    public TestTree pipe(String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("mkfifo", locate(name).toString()).start();
        if (process.waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
        return this;
    }

    public Path locate(String name) {
        return new TreeReader(root).locate(SourcePath.of(name));
    }

    public PackingPlan plan() {
        return PackingPlan.of(root, new Cancellation());
    }

    /** What the plan packs, as a tar lists it. */
    public List<String> packed() {
        return plan().entries().stream().map(TestTree::listed).toList();
    }

    static String listed(PackedEntry entry) {
        String text = entry.path().text();
        return text.isEmpty() ? "./" : entry.folder() ? text + "/" : text;
    }

    /** Makes what a recorded case describes. */
    TestTree create(JsonNode tree) throws IOException, InterruptedException {
        for (JsonNode node : tree) {
            String path = node.get("path").asText();
            switch (node.get("type").asText()) {
                case "dir" -> folder(path);
                case "symlink" -> link(path, node.get("target").asText());
                case "fifo" -> pipe(path);
                default -> file(path, node.path("content").asText());
            }
        }
        return this;
    }
}
