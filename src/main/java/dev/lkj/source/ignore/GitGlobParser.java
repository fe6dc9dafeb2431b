package dev.lkj.source.ignore;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Compiles the patterns of git, byte by byte. */
final class GitGlobParser {
    private static final String SPECIAL = "*?[\\";

    private final String pattern;
    private final Glob.Builder glob = new Glob.Builder();
    private int at;

    private GitGlobParser(String pattern) {
        this.pattern = pattern;
    }

    /** The glob, or nothing when the pattern is malformed; git takes such a pattern and never matches it. */
    static Optional<Glob> parse(String pattern) {
        return new GitGlobParser(pattern).parse();
    }

    private Optional<Glob> parse() {
        int literalHead = headLength();
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '*') {
                readStars(literalHead);
                continue;
            }
            at++;
            if (c == '?') {
                glob.token(Token.ONE);
            } else if (c == '[') {
                GitClassParser parser = new GitClassParser(pattern, at);
                Optional<IntPredicate> members = parser.parse();
                if (members.isEmpty()) {
                    return Optional.empty();
                }
                glob.token(Token.set(members.get()));
                at = parser.end();
            } else if (c == '\\') {
                if (at == pattern.length()) {
                    return Optional.empty();
                }
                glob.character(pattern.charAt(at++));
            } else {
                glob.character(c);
            }
        }
        return Optional.of(glob.build());
    }

    private int headLength() {
        int length = 0;
        while (length < pattern.length() && SPECIAL.indexOf(pattern.charAt(length)) < 0) {
            length++;
        }
        return length;
    }

    /**
     * Two stars or more mean folders only between slashes; elsewhere they are one star.
     *
     * <p>Git compares the literal head of a pattern on its own and starts afresh behind it, so stars right there count
     * as the start: {@code foo**}{@code /bar} matches {@code foobar}. (Releases from the end of 2025 on no longer do.)
     */
    private void readStars(int literalHead) {
        int start = at;
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        boolean several = at - start > 1;
        boolean atBoundary = start == 0 || start == literalHead || pattern.charAt(start - 1) == '/';
        if (several && atBoundary && at == pattern.length()) {
            glob.token(Token.all(true));
        } else if (several && atBoundary && pattern.charAt(at) == '/') {
            at++;
            glob.token(Token.folders(true));
        } else if (several && atBoundary && pattern.startsWith("\\/", at)) {
            glob.token(Token.all(true));
        } else {
            glob.token(Token.STAR);
        }
    }
}
