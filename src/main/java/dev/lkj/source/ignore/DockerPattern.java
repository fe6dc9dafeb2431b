package dev.lkj.source.ignore;

import java.util.List;
import java.util.Optional;

/**
 * One pattern of a {@code .dockerignore}, anchored at the project folder.
 *
 * @param negated whether it brings back
 * @param text the cleaned pattern, without the exclamation mark
 * @param glob what it matches
 */
record DockerPattern(boolean negated, String text, Glob glob) {

    /** Prepares a pattern as Docker's matcher does; nothing when it is empty. */
    static Optional<DockerPattern> parse(String line) throws MalformedPatternException {
        String trimmed = DockerText.trim(line);
        if (trimmed.isEmpty()) {
            return Optional.empty();
        }
        String cleaned = DockerText.clean(trimmed);
        boolean negated = cleaned.startsWith("!");
        String pattern = negated ? cleaned.substring(1) : cleaned;
        if (pattern.isEmpty()) {
            throw new MalformedPatternException("'!' alone brings nothing back");
        }
        return Optional.of(new DockerPattern(negated, pattern, DockerGlobParser.parse(pattern)));
    }

    /** Whether it matches this very path; not whether it matches one of its parents. */
    boolean matches(String path) {
        return glob.matches(path);
    }

    /** Whether it may match something below a folder. */
    boolean mayMatchBelow(String folder) {
        return glob.mayMatchBeyond(folder + "/");
    }

    /** Whether the name stands in the pattern, letter for letter. */
    boolean spells(String name) {
        return List.of(text.split("/", -1)).contains(name);
    }
}
