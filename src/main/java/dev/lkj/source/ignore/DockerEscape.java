package dev.lkj.source.ignore;

/** Which backslashes Docker's patterns take. */
final class DockerEscape {
    private DockerEscape() {}

    /** Checks the character behind a backslash, at this position. */
    static void check(String pattern, int at) throws MalformedPatternException {
        if (at >= pattern.length()) {
            throw new MalformedPatternException("a backslash at the end escapes nothing");
        }
        // Before letters and digits the backslash would reach the regular expressions of Docker, which fail later
        // or take it for a class of characters: \d, \w.
        int c = pattern.codePointAt(at);
        if (Character.isLetterOrDigit(c)) {
            throw new MalformedPatternException(
                    "a backslash before a letter or digit escapes nothing; folders are separated by '/'");
        }
    }
}
