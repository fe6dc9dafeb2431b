package dev.lkj.source.ignore;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of a {@code .gitignore}, ready to be asked about paths below the folder of that file. */
final class GitPattern {
    private final IgnoreLine line;
    private final boolean negated;
    private final boolean foldersOnly;
    private final boolean anyDepth;
    private final List<String> segments;
    private final @Nullable Glob glob;

    private GitPattern(IgnoreLine line, boolean negated, boolean foldersOnly, String pattern) {
        this.line = line;
        this.negated = negated;
        this.foldersOnly = foldersOnly;
        this.anyDepth = pattern.indexOf('/') < 0;
        this.segments = List.of(pattern.split("/", -1));
        this.glob = GitGlobParser.parse(pattern.startsWith("/") ? pattern.substring(1) : pattern)
                .orElse(null);
    }

    /** The pattern of a line, from which blanks at the end are gone; nothing for a line that says nothing. */
    static Optional<GitPattern> parse(IgnoreLine line, String trimmed) {
        boolean negated = trimmed.startsWith("!");
        String pattern = negated ? trimmed.substring(1) : trimmed;
        boolean foldersOnly = pattern.endsWith("/");
        if (foldersOnly) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        return pattern.isEmpty() ? Optional.empty() : Optional.of(new GitPattern(line, negated, foldersOnly, pattern));
    }

    IgnoreLine line() {
        return line;
    }

    /** Length of the path of the file's folder with its slash. */
    int baseLength() {
        return line.file().raw().lastIndexOf('/') + 1;
    }

    boolean negated() {
        return negated;
    }

    /** Whether the name stands in the pattern, letter for letter. */
    boolean spells(String name) {
        return segments.contains(name);
    }

    /** Whether the line speaks of a path, given from the folder of its file. */
    boolean matches(String path, String name, boolean folder) {
        if (glob == null || (foldersOnly && !folder)) {
            return false;
        }
        return glob.matches(anyDepth ? name : path);
    }

    /** Whether the line may speak of something below a folder, given from the folder of its file. */
    boolean mayMatchBelow(String folder) {
        return glob != null && (anyDepth || glob.mayMatchBeyond(folder + "/"));
    }
}
