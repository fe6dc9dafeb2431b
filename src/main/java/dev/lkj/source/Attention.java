package dev.lkj.source;

import dev.lkj.source.ignore.IgnoreLine;
import dev.lkj.source.tree.SourcePath;

/** Something about the upload that a person should look at; none of it stops anything. */
public sealed interface Attention {

    /**
     * A file that is packed looks like a secret.
     *
     * @param path the file
     * @param what ends the sentence "looks like …"
     */
    record LooksSecret(SourcePath path, String what) implements Attention {}

    /**
     * A line of the {@code .dockerignore} matches nothing.
     *
     * @param line the line
     */
    record UselessLine(IgnoreLine line) implements Attention {}

    /**
     * An ignore file leaves out what the Dockerfile copies.
     *
     * @param path what is left out
     * @param line the line that leaves it out
     * @param dockerfileLine the line of the COPY or ADD, from 1
     * @param source what that line copies
     */
    record NeededByDockerfile(SourcePath path, IgnoreLine line, int dockerfileLine, String source)
            implements Attention {}
}
