package dev.lkj.cli.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The source files of a project, looked at again and again: the same on every system, and right on disks that tell nobody
 * about changes, as those of containers.
 */
final class SourceWatch {
    private static final Set<String> ENDINGS = Set.of(
            ".py", ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".json", ".toml", ".yaml", ".yml", ".txt", ".env",
            ".local", ".md");
    private static final Set<String> NOT_ENTERED =
            Set.of("node_modules", "venv", "__pycache__", "dist", "build", "target", "site-packages");

    private final Path root;
    private Map<String, String> known;

    SourceWatch(Path root) {
        this.root = root;
        this.known = states();
    }

    /** A file that changed since the last look, if one did. */
    Optional<String> change() {
        Map<String, String> now = states();
        Map<String, String> before = known;
        known = now;
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !now.getOrDefault(name, "").equals(before.getOrDefault(name, "")))
                .findFirst();
    }

    private Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        try {
            Files.walkFileTree(root, new Visitor(states));
        } catch (IOException e) {
            // What cannot be looked at does not change.
        }
        return states;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Map<String, String> states;

        Visitor(Map<String, String> states) {
            this.states = states;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean entered = folder.equals(root) || !(name.startsWith(".") || NOT_ENTERED.contains(name));
            return entered ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            if (dot >= 0 && ENDINGS.contains(name.substring(dot))) {
                states.put(
                        root.relativize(file).toString(),
                        attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
