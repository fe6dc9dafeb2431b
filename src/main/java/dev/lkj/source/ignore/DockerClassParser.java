package dev.lkj.source.ignore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads the bracket expressions of Docker's patterns; characters are code points. */
final class DockerClassParser {
    private final String pattern;
    private final List<IntPredicate> members = new ArrayList<>();
    private int at;

    /** Starts behind the opening bracket. */
    DockerClassParser(String pattern, int at) {
        this.pattern = pattern;
        this.at = at;
    }

    /** The position behind the closing bracket, after parsing. */
    int end() {
        return at;
    }

    /** The characters of the class; a negated one has the slash, too. */
    IntPredicate parse() throws MalformedPatternException {
        boolean negated = lookingAt("^");
        if (negated) {
            at++;
        }
        while (!lookingAt("]") || members.isEmpty()) {
            readMember();
        }
        at++;
        List<IntPredicate> all = List.copyOf(members);
        return c -> all.stream().anyMatch(m -> m.test(c)) != negated;
    }

    private void readMember() throws MalformedPatternException {
        if (lookingAt("[:") && readNamedClass()) {
            return;
        }
        int low = readCharacter();
        int high = low;
        if (lookingAt("-")) {
            at++;
            high = readCharacter();
        }
        if (high < low) {
            throw new MalformedPatternException("a range of a character class ends before it starts");
        }
        int from = low;
        int to = high;
        members.add(c -> c >= from && c <= to);
    }

    private int readCharacter() throws MalformedPatternException {
        if (at >= pattern.length()) {
            throw new MalformedPatternException("a character class is not closed");
        }
        if (lookingAt("]") || lookingAt("-")) {
            throw new MalformedPatternException(
                    members.isEmpty() && lookingAt("]")
                            ? "a character class is empty"
                            : "a character class needs a backslash before ']' and '-' as members");
        }
        if (lookingAt("\\")) {
            at++;
            DockerEscape.check(pattern, at);
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private boolean readNamedClass() throws MalformedPatternException {
        int close = pattern.indexOf(":]", at + 2);
        if (close < 0 || !pattern.substring(at + 2, close).chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return false;
        }
        String name = pattern.substring(at + 2, close);
        Optional<IntPredicate> named = DockerNamedClass.of(name);
        members.add(named.orElseThrow(() -> new MalformedPatternException("there is no class [:" + name + ":]")));
        at = close + 2;
        return true;
    }

    private boolean lookingAt(String text) {
        return pattern.startsWith(text, at);
    }
}
