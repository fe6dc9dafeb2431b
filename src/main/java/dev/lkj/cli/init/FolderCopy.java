package dev.lkj.cli.init;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Copies a folder, without what is made from its files. */
final class FolderCopy extends SimpleFileVisitor<Path> {
    private static final Set<String> LEFT_OUT = Set.of(".venv", "venv", "node_modules", "__pycache__", ".env.local");

    private final Path from;
    private final Path to;

    private FolderCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    static void of(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new FolderCopy(from, to));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        // The copy may be made inside of what is copied.
        boolean itself = to.startsWith(folder)
                && !folder.equals(from)
                && String.valueOf(folder.getFileName()).startsWith(".lkj-init-");
        if (itself || LEFT_OUT.contains(String.valueOf(folder.getFileName()))) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(to.resolve(from.relativize(folder).toString()));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!LEFT_OUT.contains(String.valueOf(file.getFileName()))) {
            Files.copy(
                    file,
                    to.resolve(from.relativize(file).toString()),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
        }
        return FileVisitResult.CONTINUE;
    }
}
