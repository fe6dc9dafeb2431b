package dev.lkj.source.ignore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads the bracket expressions of git's patterns, in which every byte is a character. */
final class GitClassParser {
    private final String pattern;
    private final List<IntPredicate> members = new ArrayList<>();
    private int at;
    /** The byte that a range may start from, or -1. */
    private int previous = -1;

    /** Starts behind the opening bracket. */
    GitClassParser(String pattern, int at) {
        this.pattern = pattern;
        this.at = at;
    }

    /** The position behind the closing bracket, after parsing. */
    int end() {
        return at;
    }

    /** The bytes that the class matches, or nothing when it is malformed; then no name matches the pattern. */
    Optional<IntPredicate> parse() {
        boolean negated = peek(0) == '!' || peek(0) == '^';
        if (negated) {
            at++;
        }
        // The first byte is a member even if it is the closing bracket.
        do {
            if (!readMember()) {
                return Optional.empty();
            }
        } while (peek(0) != ']');
        at++;
        List<IntPredicate> all = List.copyOf(members);
        return Optional.of(c -> c != '/' && all.stream().anyMatch(m -> m.test(c)) != negated);
    }

    private boolean readMember() {
        int c = peek(0);
        if (c < 0) {
            return false;
        }
        if (c == '-' && previous > 0 && peek(1) >= 0 && peek(1) != ']') {
            return readRangeEnd();
        }
        if (c == '[' && peek(1) == ':') {
            return readNamedClass();
        }
        if (c == '\\') {
            at++;
            c = peek(0);
            if (c < 0) {
                return false;
            }
        }
        addSingle(c);
        at++;
        return true;
    }

    private void addSingle(int c) {
        members.add(b -> b == c);
        previous = c;
    }

    private boolean readRangeEnd() {
        at++;
        if (peek(0) == '\\') {
            at++;
        }
        int high = peek(0);
        if (high < 0) {
            return false;
        }
        int low = previous;
        members.add(b -> b >= low && b <= high);
        previous = -1;
        at++;
        return true;
    }

    private boolean readNamedClass() {
        int nameStart = at + 2;
        int bracket = pattern.indexOf(']', nameStart);
        if (bracket < 0) {
            return false;
        }
        if (bracket == nameStart || pattern.charAt(bracket - 1) != ':') {
            addSingle('[');
            at++;
            return true;
        }
        Optional<IntPredicate> named = GitNamedClass.of(pattern.substring(nameStart, bracket - 1));
        named.ifPresent(members::add);
        previous = -1;
        at = bracket + 1;
        return named.isPresent();
    }

    private int peek(int ahead) {
        return at + ahead < pattern.length() ? pattern.charAt(at + ahead) : -1;
    }
}
