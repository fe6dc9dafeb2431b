package dev.lkj.source.git;

import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The git repository that a project folder lies in; its index and its files are never changed. */
public final class GitRepository {
    /** Hashes come from the service: nothing else may reach git's command line. */
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{4,64}");

    private final GitCommand git;

    private GitRepository(GitCommand git) {
        this.git = git;
    }

    /**
     * The repository of a folder; nothing when there is no git, or the folder is in no work tree.
     *
     * @param environment the environment of lkj, whose {@code PATH} finds git
     */
    public static Optional<GitRepository> of(Path folder, Map<String, String> environment, Cancellation cancellation) {
        return GitCommand.find(folder, environment, cancellation)
                .filter(git ->
                        git.run("rev-parse", "--is-inside-work-tree").output().equals("true"))
                .map(GitRepository::new);
    }

    /** Commit and branch, without a look at the files. */
    public GitMetadata committed() {
        return new GitMetadata(commit(), branch(), false, "");
    }

    /**
     * Commit, branch, whether there are changes, and if so the hash of the tree as it is.
     *
     * @param temporary a folder for temporary files
     */
    public GitMetadata metadata(Path temporary) {
        String commit = commit();
        boolean dirty = !commit.isEmpty() && isDirty();
        return new GitMetadata(commit, branch(), dirty, dirty ? tree(temporary) : "");
    }

    private String commit() {
        return git.run("log", "-1", "--pretty=format:%h", "--no-show-signature").orEmpty();
    }

    private String branch() {
        String branch = git.run("rev-parse", "--abbrev-ref", "HEAD").orEmpty();
        return branch.equals("HEAD") ? "" : branch;
    }

    private boolean isDirty() {
        return !git.run("status", "--porcelain").orEmpty().isEmpty();
    }

    /** The tree of all files of the repository, put together in an index of its own. */
    private String tree(Path parent) {
        try (TemporaryFolder temporary = TemporaryFolder.in(parent)) {
            GitCommand aside =
                    git.with("GIT_INDEX_FILE", temporary.path().resolve("index").toString());
            if (!aside.run("add", "-A").ok()) {
                return "";
            }
            String tree = aside.run("write-tree").orEmpty();
            return tree.isEmpty() ? "" : git.run("rev-parse", "--short", tree).orEmpty();
        } catch (IOException e) {
            // The hash is an extra; the deployment is tagged without it.
            return "";
        }
    }

    /** Whether the repository has a commit; a shallow clone may lack old ones. */
    public boolean hasCommit(String commit) {
        return HASH.matcher(commit).matches()
                && git.run("rev-parse", "--verify", "--quiet", commit + "^{commit}")
                        .ok();
    }

    /** Whether old commits were left out when the repository was cloned. */
    public boolean isShallow() {
        return git.run("rev-parse", "--is-shallow-repository").orEmpty().equals("true");
    }

    /**
     * Checks a commit out into a new folder, which closing removes; index and files of the repository stay as they are.
     *
     * @param temporary where the new folder is made
     * @return nothing when the repository does not have the commit
     * @throws LkjException with exit 1 when git cannot do it; with exit 2 when the commit does not have the folder of
     *     the project
     */
    public Optional<CommitCheckout> checkOut(String commit, Path temporary) {
        if (!hasCommit(commit)) {
            return Optional.empty();
        }
        return Optional.of(CommitCheckout.create(git, commit, projectFolder(), temporary));
    }

    /** The folder's place below the top of the repository, ending in {@code /}; empty at the top. */
    public String projectFolder() {
        return git.run("rev-parse", "--show-prefix").orEmpty();
    }
}
