package dev.lkj.source.ignore;

import dev.lkj.source.tree.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code .gitignore} files that speak in one folder: its own and those of the folders above it. */
final class GitRules {
    private final List<GitIgnoreFile> files;
    private final @Nullable GitPattern exclusion;

    private GitRules(List<GitIgnoreFile> files, @Nullable GitPattern exclusion) {
        this.files = files;
        this.exclusion = exclusion;
    }

    /** No rules at all. */
    static GitRules none() {
        return new GitRules(List.of(), null);
    }

    /** The rules of a folder that git ignores: everything in it is ignored by the same line, and no file is read. */
    GitRules excluded(GitPattern by) {
        return new GitRules(files, by);
    }

    /** These rules and those of one more file, which come last. */
    GitRules with(GitIgnoreFile file) {
        List<GitIgnoreFile> more = new ArrayList<>(files);
        more.add(file);
        return new GitRules(List.copyOf(more), exclusion);
    }

    /** The line that decides about a path of this folder. */
    Optional<GitPattern> decisive(SourcePath path, boolean folder) {
        if (exclusion != null) {
            return Optional.of(exclusion);
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            Optional<GitPattern> decisive = files.get(i).decisive(path, folder);
            if (decisive.isPresent()) {
                return decisive;
            }
        }
        return Optional.empty();
    }

    /** Whether the decisive line of a path asks for a built-in name. */
    static boolean asksFor(OpenName open, @Nullable GitPattern decisive) {
        return decisive != null
                && decisive.negated()
                && !open.name().equals(BuiltInNames.GIT_FOLDER)
                && decisive.baseLength() <= open.start()
                && decisive.spells(open.name());
    }

    /** Whether a line may ask for a built-in name somewhere below a folder that git does not ignore. */
    boolean mayAskBelow(SourcePath folder, OpenName open) {
        return exclusion == null
                && !open.name().equals(BuiltInNames.GIT_FOLDER)
                && files.stream().anyMatch(f -> f.baseLength() <= open.start() && f.mayAskBelow(folder, open.name()));
    }
}
