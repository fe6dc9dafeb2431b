package dev.lkj.source.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the text files of a project that tell what it depends on. */
final class ProjectFile {
    /** Lock files of large projects have a few megabytes; more than this is no such file, and would fill the memory. */
    private static final int MAX_BYTES = 64 << 20;

    private ProjectFile() {}

    /** The content; nothing when it cannot be read, is no regular file or is too large. */
    static Optional<String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            return content.length > MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(new String(content, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
