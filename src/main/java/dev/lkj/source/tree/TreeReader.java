package dev.lkj.source.tree;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Lists folders of one tree. */
public final class TreeReader {
    private final Path root;

    /** Reads the tree below a folder, which may itself be a link. */
    public TreeReader(Path root) {
        this.root = root;
    }

    /** The folder at the top. */
    public Path root() {
        return root;
    }

    /** Where a path of the tree lies on the disk. */
    public Path locate(SourcePath path) {
        return RawNames.resolve(root, path.raw());
    }

    /**
     * What lies directly in a folder, in ascending order of the bytes of the names.
     *
     * <p>What vanishes while the folder is read is not there.
     *
     * @throws LkjException with exit 2 when the folder cannot be read
     */
    public List<TreeEntry> list(SourcePath folder) {
        Path path = locate(folder);
        List<TreeEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
            for (Path child : children) {
                add(entries, folder, child);
            }
        } catch (IOException e) {
            throw unreadable("folder", folder, e);
        } catch (DirectoryIteratorException e) {
            throw unreadable("folder", folder, Objects.requireNonNullElse(e.getCause(), e));
        }
        entries.sort(Comparator.comparing(TreeEntry::name));
        return entries;
    }

    private static void add(List<TreeEntry> entries, SourcePath folder, Path child) {
        String name = RawNames.nameOf(child);
        try {
            FileFacts facts = FileFacts.read(child, LinkOption.NOFOLLOW_LINKS);
            entries.add(new TreeEntry(name, facts.kind(), facts.mode(), facts.size()));
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException e) {
            throw unreadable("file", folder.child(name), e);
        }
    }

    private static LkjException unreadable(String what, SourcePath path, Throwable cause) {
        String where = path.raw().isEmpty() ? "the project folder" : "the " + what + " " + path.display();
        return LkjException.usage("cannot read " + where + ": " + Reason.of(cause));
    }
}
