package dev.lkj.source.ignore;

import dev.lkj.source.tree.EntryKind;
import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules as they are for the names of one folder. */
public final class FolderRules {
    private final IgnoreFiles files;
    private final DockerRules docker;
    private final SourcePath folder;
    private final GitRules git;
    private final BitSet dockerAbove;
    private final List<OpenName> openNames;

    FolderRules(
            IgnoreFiles files,
            DockerRules docker,
            SourcePath folder,
            GitRules git,
            BitSet dockerAbove,
            List<OpenName> openNames) {
        this.files = files;
        this.docker = docker;
        this.folder = folder;
        this.git = git;
        this.dockerAbove = dockerAbove;
        this.openNames = openNames;
    }

    /**
     * Whether a name of this folder belongs into the archive, and if not, why.
     *
     * @param path where it lies
     */
    public Verdict judge(TreeEntry entry, SourcePath path) {
        boolean isFolder = entry.kind() == EntryKind.DIRECTORY;
        GitPattern gitLine = git.decisive(path, isFolder).orElse(null);
        GitPattern gitExclusion = gitLine == null || gitLine.negated() ? null : gitLine;
        int dockerLine = docker.decisive(path.text(), dockerAbove);
        List<OpenName> open = stillOpen(path, entry.name(), gitLine);
        Cause cause = isTopDockerfile(entry) ? null : cause(open, gitExclusion, dockerLine);
        boolean entered = isFolder && (cause == null || mayKeepBelow(path, open, gitExclusion, dockerLine));
        if (isFolder && !entered) {
            docker.passOver(path.text());
        }
        return new Verdict(cause, entered, gitExclusion, open);
    }

    /** A regular file of this kind directly in the project folder always travels: the service builds from it. */
    private boolean isTopDockerfile(TreeEntry entry) {
        return folder.raw().isEmpty()
                && entry.kind() == EntryKind.FILE
                && entry.name().contains("Dockerfile");
    }

    private @Nullable Cause cause(List<OpenName> open, @Nullable GitPattern gitExclusion, int dockerLine) {
        if (!open.isEmpty()) {
            return new Cause.BuiltIn(open.get(0).name());
        }
        if (dockerLine != DockerRules.NONE) {
            return docker.leavesOut(dockerLine) ? new Cause.ByLine(docker.line(dockerLine)) : null;
        }
        return gitExclusion == null ? null : new Cause.ByLine(gitExclusion.line());
    }

    private List<OpenName> stillOpen(SourcePath path, String name, @Nullable GitPattern gitLine) {
        boolean covered = BuiltInNames.covers(name);
        if (openNames.isEmpty() && !covered) {
            return openNames;
        }
        List<OpenName> open = new ArrayList<>(openNames);
        if (covered) {
            open.add(new OpenName(name, path.raw().length() - name.length()));
        }
        open.removeIf(o -> GitRules.asksFor(o, gitLine) || docker.asksFor(o.text(), path.text(), dockerAbove));
        return List.copyOf(open);
    }

    private boolean mayKeepBelow(
            SourcePath path, List<OpenName> open, @Nullable GitPattern gitExclusion, int dockerLine) {
        boolean ignored = dockerLine == DockerRules.NONE ? gitExclusion != null : docker.leavesOut(dockerLine);
        if (ignored && !docker.mayBringBackBelow(path.text(), dockerLine)) {
            return false;
        }
        return open.stream()
                .allMatch(o -> docker.mayAskBelow(path.text(), o.text())
                        || (gitExclusion == null && git.mayAskBelow(path, o)));
    }

    /**
     * The rules inside a folder of this folder.
     *
     * @param entry the folder
     * @param verdict what {@link #judge} said of it
     * @param names what lies in it
     */
    public FolderRules enter(TreeEntry entry, Verdict verdict, List<TreeEntry> names) {
        SourcePath path = folder.child(entry.name());
        GitPattern exclusion = verdict.gitExclusion();
        GitRules inside = exclusion != null
                ? git.excluded(exclusion)
                : files.gitIgnore(path, names).map(git::with).orElse(git);
        BitSet matching = docker.matching(path.text(), dockerAbove);
        return new FolderRules(files, docker, path, inside, matching, verdict.openNames());
    }
}
