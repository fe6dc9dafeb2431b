package dev.lkj.source.git;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder that closing removes, with all that is in it. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    static TemporaryFolder in(Path parent) throws IOException {
        return in(parent, "lkj-");
    }

    /** A new one in a folder, with a name that begins so. */
    public static TemporaryFolder in(Path parent, String prefix) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(parent, prefix));
    }

    /** Removes a file, or a folder with all that is in it; nothing, when it is not there. */
    public static void remove(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(file, new Removal());
        }
    }

    @Override
    public void close() throws IOException {
        remove(path);
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                Files.delete(file);
            } catch (AccessDeniedException e) {
                // Git's objects are read-only, which keeps some systems from removing them.
                if (!file.toFile().setWritable(true)) {
                    throw e;
                }
                Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
