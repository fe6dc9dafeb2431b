package dev.lkj.source.ignore;

import dev.lkj.source.tree.SourcePath;
import java.util.BitSet;

/** The text of a {@code .dockerignore} on its own, asked folder by folder from the top. */
public final class DockerIgnore {
    private final DockerRules rules;
    private final BitSet above;

    private DockerIgnore(DockerRules rules, BitSet above) {
        this.rules = rules;
        this.above = above;
    }

    /**
     * Reads the lines, with Docker's own meaning.
     *
     * @throws dev.lkj.error.LkjException with exit 2 for the first malformed line
     */
    public static DockerIgnore parse(String text) {
        return new DockerIgnore(
                new DockerRules(DockerIgnoreFile.parse(SourcePath.of(text).raw())), new BitSet());
    }

    /** Whether a path in this folder is left out. */
    public boolean excludes(SourcePath path) {
        int rule = rules.decisive(path.raw(), above);
        return rule != DockerRules.NONE && rules.leavesOut(rule);
    }

    /** The same lines for what lies in a folder of this one. */
    public DockerIgnore below(SourcePath folder) {
        return new DockerIgnore(rules, rules.matching(folder.raw(), above));
    }
}
