package dev.lkj.source;

import dev.lkj.error.LkjException;
import dev.lkj.source.ignore.Cause;
import dev.lkj.source.ignore.FolderRules;
import dev.lkj.source.ignore.IgnoreRules;
import dev.lkj.source.ignore.Verdict;
import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.FileFacts;
import dev.lkj.source.tree.Reason;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeEntry;
import dev.lkj.source.tree.TreeReader;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One walk over a project folder that fills a plan. */
final class PackingWalk {
    /** A folder with such a file is the emulator's; its data would travel in circles. */
    private static final String EMULATOR_MARKER = ".lkj-emulator";

    /** The permission to read, for the owner, the group and all others. */
    private static final int READ_BITS = 0444;

    private final Path root;
    private final TreeReader tree;
    private final Cancellation cancellation;
    private final List<PackedEntry> entries = new ArrayList<>();
    private final LeftOutCounter leftOut = new LeftOutCounter();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<SourcePath> emulatorFolders = new ArrayList<>();
    private final List<Attention> attention = new ArrayList<>();

    PackingWalk(Path root, Cancellation cancellation) {
        this.root = root;
        this.tree = new TreeReader(root);
        this.cancellation = cancellation;
    }

    PackingPlan plan() {
        entries.add(new PackedEntry(SourcePath.ROOT, true, rootMode(), 0));
        List<TreeEntry> names = tree.list(SourcePath.ROOT);
        if (isEmulators(names)) {
            throw LkjException.usage("the project folder holds the emulator's data (it has a file " + EMULATOR_MARKER
                    + "), which is never packed");
        }
        IgnoreRules rules = IgnoreRules.read(tree, names);
        walk(SourcePath.ROOT, rules.top(), names);
        rules.uselessLines().forEach(line -> attention.add(new Attention.UselessLine(line)));
        List<LeftOut> groups = leftOut.groups();
        DockerfileNeeds needs = DockerfileNeeds.of(root);
        groups.forEach(group -> needs.missedIn(group).forEach(attention::add));
        return new PackingPlan(root, entries, groups, dropped, emulatorFolders, attention);
    }

    private int rootMode() {
        try {
            FileFacts facts = FileFacts.read(root);
            if (facts.kind() != EntryKind.DIRECTORY) {
                throw LkjException.usage("the project folder is no folder: " + shown(root));
            }
            return facts.mode();
        } catch (IOException e) {
            throw LkjException.usage("cannot read the project folder " + shown(root) + ": " + Reason.of(e));
        }
    }

    private static String shown(Path path) {
        return SourcePath.of(path.toString()).display();
    }

    private void walk(SourcePath folder, FolderRules rules, List<TreeEntry> names) {
        for (TreeEntry entry : names) {
            cancellation.throwIfCancelled();
            SourcePath path = folder.child(entry.name());
            Verdict verdict = rules.judge(entry, path);
            if (entry.kind() == EntryKind.DIRECTORY) {
                visitFolder(path, entry, verdict, rules);
            } else {
                visitOther(path, entry, verdict.cause());
            }
        }
    }

    private void visitFolder(SourcePath path, TreeEntry entry, Verdict verdict, FolderRules rules) {
        if (!verdict.isEntered()) {
            verdict.cause().ifPresent(cause -> leftOut.addFolder(cause, path));
            return;
        }
        List<TreeEntry> names = tree.list(path);
        if (isEmulators(names)) {
            emulatorFolders.add(path);
            return;
        }
        if (verdict.isKept()) {
            entries.add(new PackedEntry(path, true, entry.mode(), 0));
        }
        walk(path, rules.enter(entry, verdict, names), names);
    }

    private void visitOther(SourcePath path, TreeEntry entry, Optional<Cause> cause) {
        if (cause.isPresent()) {
            leftOut.addFile(cause.get(), path);
        } else if (entry.kind() != EntryKind.FILE) {
            dropped.add(new Dropped(path, entry.kind()));
        } else {
            pack(new PackedEntry(path, false, entry.mode(), entry.size()));
        }
    }

    private void pack(PackedEntry file) {
        // Asking costs a system call for each file; what all may read will be found out when it is packed.
        if ((file.mode() & READ_BITS) != READ_BITS && !Files.isReadable(tree.locate(file.path()))) {
            throw LkjException.usage("cannot read the file " + file.path().display() + ": permission denied")
                    .withHint("make it readable, or leave it out with a line in .dockerignore");
        }
        entries.add(file);
        SecretLook.of(file, tree).ifPresent(what -> attention.add(new Attention.LooksSecret(file.path(), what)));
    }

    private static boolean isEmulators(List<TreeEntry> names) {
        return names.stream()
                .anyMatch(
                        entry -> entry.kind() == EntryKind.FILE && entry.name().equals(EMULATOR_MARKER));
    }
}
