package dev.lkj.source.ignore;

import dev.lkj.source.tree.SourcePath;
import dev.lkj.source.tree.TreeEntry;
import dev.lkj.source.tree.TreeReader;
import java.util.BitSet;
import java.util.List;

/**
 * What is left out of the upload of one project folder.
 *
 * <p>Three voices: the {@code .gitignore} files of the tree, with git's own meaning; the {@code .dockerignore} in the
 * project folder, with Docker's, which comes last and can bring back; and names that never travel unless a line spells
 * them. The rules are asked folder by folder, from the top, so that a folder that is left out need not be entered.
 */
public final class IgnoreRules {
    private final FolderRules top;
    private final DockerRules docker;

    private IgnoreRules(FolderRules top, DockerRules docker) {
        this.top = top;
        this.docker = docker;
    }

    /**
     * Reads the ignore files at the top of a tree; those below are read as folders are entered.
     *
     * @param names what lies in the project folder
     * @throws dev.lkj.error.LkjException with exit 2 when an ignore file cannot be read, or for a malformed line of
     *     the {@code .dockerignore}
     */
    public static IgnoreRules read(TreeReader tree, List<TreeEntry> names) {
        IgnoreFiles files = new IgnoreFiles(tree);
        DockerRules docker = new DockerRules(files.dockerIgnore(names));
        GitRules git = files.gitIgnore(SourcePath.ROOT, names)
                .map(GitRules.none()::with)
                .orElse(GitRules.none());
        FolderRules top = new FolderRules(files, docker, SourcePath.ROOT, git, new BitSet(), List.of());
        return new IgnoreRules(top, docker);
    }

    /** The rules for the names of the project folder. */
    public FolderRules top() {
        return top;
    }

    /** Lines of the {@code .dockerignore} that matched nothing of what was judged, nor could below what was not. */
    public List<IgnoreLine> uselessLines() {
        return docker.useless();
    }
}
