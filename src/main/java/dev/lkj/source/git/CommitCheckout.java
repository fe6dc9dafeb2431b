package dev.lkj.source.git;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one commit, in a worktree of their own; closing removes it and its traces in the repository. */
public final class CommitCheckout implements AutoCloseable {
    private final GitCommand git;
    private final TemporaryFolder temporary;
    private final Path worktree;
    private final Path project;

    private CommitCheckout(GitCommand git, TemporaryFolder temporary, String projectFolder) {
        this.git = git;
        this.temporary = temporary;
        this.worktree = temporary.path().resolve("worktree");
        this.project = worktree.resolve(projectFolder);
    }

    static CommitCheckout create(GitCommand git, String commit, String projectFolder, Path parent) {
        CommitCheckout checkout = new CommitCheckout(git, folderIn(parent), projectFolder);
        boolean done = false;
        try {
            checkout.fill(commit);
            done = true;
            return checkout;
        } finally {
            if (!done) {
                checkout.close();
            }
        }
    }

    private static TemporaryFolder folderIn(Path parent) {
        try {
            return TemporaryFolder.in(parent);
        } catch (IOException e) {
            throw LkjException.failed("cannot make a temporary folder for the old commit: " + e.getMessage(), e);
        }
    }

    private void fill(String commit) {
        GitCommand.Result added =
                git.runWithErrors("worktree", "add", "--quiet", "--detach", worktree.toString(), commit);
        if (!added.ok()) {
            throw LkjException.failed("git cannot check out commit " + commit + ": " + lastLine(added.output()));
        }
        if (!Files.isDirectory(project)) {
            throw LkjException.usage("commit " + commit + " does not have the folder " + worktree.relativize(project));
        }
    }

    private static String lastLine(String output) {
        return output.substring(output.lastIndexOf('\n') + 1).replaceAll("\\p{Cntrl}", "?");
    }

    /** The project's folder in the worktree. */
    public Path project() {
        return project;
    }

    /** Removes the worktree, also after a cancellation. */
    @Override
    public void close() {
        GitCommand tidy = git.uninterrupted();
        boolean removed =
                tidy.run("worktree", "remove", "--force", worktree.toString()).ok();
        try {
            temporary.close();
        } catch (IOException e) {
            throw LkjException.failed("cannot remove the temporary folder " + temporary.path(), e);
        } finally {
            if (!removed) {
                // Makes git forget a worktree whose folder is gone; other ones of the user may be affected, so only
                // now.
                tidy.run("worktree", "prune");
            }
        }
    }
}
