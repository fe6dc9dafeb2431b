package dev.lkj.source;

import dev.lkj.error.LkjException;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.time.Cancellation;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * What an upload holds, what it does not hold and why, as data.
 *
 * @param root the project folder
 * @param entries what is packed, in the order of the archive: the project folder first, siblings by the bytes of their
 *     names, a folder before what is in it
 * @param leftOut what the rules leave out, by rule
 * @param dropped links, pipes, sockets and devices that the rules keep
 * @param emulatorFolders folders with the emulator's data, which are never packed
 * @param attention what a person should look at
 */
public record PackingPlan(
        Path root,
        List<PackedEntry> entries,
        List<LeftOut> leftOut,
        List<Dropped> dropped,
        List<SourcePath> emulatorFolders,
        List<Attention> attention) {

    /** A plan with lists of its own. */
    public PackingPlan {
        entries = List.copyOf(entries);
        leftOut = List.copyOf(leftOut);
        dropped = List.copyOf(dropped);
        emulatorFolders = List.copyOf(emulatorFolders);
        attention = List.copyOf(attention);
    }

    /**
     * Walks a project folder, which may itself be a link; folders that are left out are not entered.
     *
     * @throws LkjException with exit 2 when a folder, a file to be packed or an ignore file cannot be read, or for a
     *     malformed line of the {@code .dockerignore}
     * @throws dev.lkj.time.CancelledException as soon as the work is cancelled
     */
    public static PackingPlan of(Path root, Cancellation cancellation) {
        return new PackingWalk(root, cancellation).plan();
    }

    /** Files that are packed. */
    public long fileCount() {
        return entries.stream().filter(entry -> !entry.folder()).count();
    }

    /** Bytes of all files that are packed. */
    public long bytes() {
        return entries.stream().mapToLong(PackedEntry::size).sum();
    }

    /** Files, and other names that are no folders, that the rules left out one by one. */
    public long leftOutFiles() {
        return leftOut.stream().mapToLong(LeftOut::fileCount).sum();
    }

    /** Folders that the rules left out without looking into them. */
    public long leftOutFolders() {
        return leftOut.stream().mapToLong(LeftOut::folderCount).sum();
    }

    /** The largest files, at most so many, the largest first. */
    public List<PackedEntry> largest(int count) {
        return entries.stream()
                .filter(entry -> !entry.folder())
                .sorted(Comparator.comparingLong(PackedEntry::size).reversed())
                .limit(count)
                .toList();
    }
}
