package dev.lkj.source.ignore;

/** Why something is left out of the upload. */
public sealed interface Cause {

    /** Says it in one or two words: where the line stands, or {@code built in}. */
    String display();

    /** A line of an ignore file says so. */
    record ByLine(IgnoreLine line) implements Cause {
        @Override
        public String display() {
            return line.location();
        }
    }

    /** Things of this name never travel, unless a line asks for them by their name. */
    record BuiltIn(String name) implements Cause {
        @Override
        public String display() {
            return "built in";
        }
    }
}
