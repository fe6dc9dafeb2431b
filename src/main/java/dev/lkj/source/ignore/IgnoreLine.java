package dev.lkj.source.ignore;

import dev.lkj.source.tree.SourcePath;

/**
 * A line of an ignore file.
 *
 * @param file the ignore file
 * @param number from 1, every line counted
 * @param text the line without its end, as its bytes, one character each
 */
public record IgnoreLine(SourcePath file, int number, String text) {

    /** Where the line stands, for people: {@code .gitignore:4}. */
    public String location() {
        return file.display() + ":" + number;
    }

    /** The pattern, for people. */
    public String pattern() {
        return new SourcePath(text).display();
    }
}
