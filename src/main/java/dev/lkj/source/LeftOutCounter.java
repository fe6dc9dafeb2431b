package dev.lkj.source;

import dev.lkj.source.ignore.Cause;
import dev.lkj.source.tree.SourcePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what each rule leaves out, in the order in which the rules first speak. */
final class LeftOutCounter {
    private final Map<Cause, Group> groups = new LinkedHashMap<>();

    private static final class Group {
        private long folderCount;
        private final List<SourcePath> folders = new ArrayList<>();
        private long fileCount;
        private final List<SourcePath> files = new ArrayList<>();
    }

    void addFolder(Cause cause, SourcePath path) {
        Group group = groups.computeIfAbsent(cause, c -> new Group());
        group.folderCount++;
        addSample(group.folders, path);
    }

    void addFile(Cause cause, SourcePath path) {
        Group group = groups.computeIfAbsent(cause, c -> new Group());
        group.fileCount++;
        addSample(group.files, path);
    }

    private static void addSample(List<SourcePath> samples, SourcePath path) {
        if (samples.size() < LeftOut.SAMPLES) {
            samples.add(path);
        }
    }

    List<LeftOut> groups() {
        List<LeftOut> all = new ArrayList<>();
        groups.forEach((cause, group) -> all.add(new LeftOut(
                cause, group.folderCount, List.copyOf(group.folders), group.fileCount, List.copyOf(group.files))));
        return List.copyOf(all);
    }
}
