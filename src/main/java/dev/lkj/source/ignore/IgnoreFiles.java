package dev.lkj.source.ignore;

import dev.lkj.error.LkjException;
import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.Reason;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeEntry;
import dev.lkj.source.tree.TreeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds and reads ignore files; one that cannot be read is an error, since going on could upload what it hides. */
final class IgnoreFiles {
    /** No real one comes near; keeps a mistake from filling the memory. */
    private static final int MAX_BYTES = 16 << 20;

    private final TreeReader tree;

    IgnoreFiles(TreeReader tree) {
        this.tree = tree;
    }

    /** The {@code .gitignore} among the names of a folder; a link is not read, as in git. */
    Optional<GitIgnoreFile> gitIgnore(SourcePath folder, List<TreeEntry> names) {
        return find(names, ".gitignore")
                .filter(entry -> entry.kind() != EntryKind.LINK)
                .map(entry -> GitIgnoreFile.parse(folder, read(folder.child(entry.name()))));
    }

    /** The rules of the {@code .dockerignore} among the names of the project folder; a link is followed. */
    List<DockerIgnoreFile.Rule> dockerIgnore(List<TreeEntry> names) {
        return find(names, ".dockerignore")
                .map(entry -> DockerIgnoreFile.parse(read(DockerIgnoreFile.NAME)))
                .orElse(List.of());
    }

    private static Optional<TreeEntry> find(List<TreeEntry> names, String name) {
        return names.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private String read(SourcePath file) {
        Path path = tree.locate(file);
        // Asked first: opening a pipe would wait for a writer.
        if (!Files.isRegularFile(path)) {
            throw unreadable(file, kindOf(path));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw unreadable(file, "it is larger than 16 MiB");
            }
            return new String(content, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unreadable(file, Reason.of(e));
        }
    }

    private static String kindOf(Path path) {
        if (Files.isDirectory(path)) {
            return "it is a folder";
        }
        return Files.exists(path) ? "it is no regular file" : "it is a link to nothing";
    }

    private static LkjException unreadable(SourcePath file, String reason) {
        return LkjException.usage("cannot read the ignore file " + file.display() + ": " + reason)
                .withHint("make it readable or remove it: what it hides could be uploaded");
    }
}
