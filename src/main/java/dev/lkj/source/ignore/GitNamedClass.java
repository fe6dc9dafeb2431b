package dev.lkj.source.ignore;

import java.util.Optional;
import java.util.function.IntPredicate;

/** The named classes of git's patterns; all are about ASCII. */
final class GitNamedClass {
    private GitNamedClass() {}

    static Optional<IntPredicate> of(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "alnum" -> (IntPredicate) c -> isLetter(c) || isDigit(c);
                    case "alpha" -> GitNamedClass::isLetter;
                    case "blank" -> c -> c == ' ' || c == '\t';
                    case "cntrl" -> c -> c < ' ' || c == 0x7F;
                    case "digit" -> GitNamedClass::isDigit;
                    case "graph" -> GitNamedClass::isGraph;
                    case "lower" -> c -> c >= 'a' && c <= 'z';
                    case "print" -> c -> c == ' ' || isGraph(c);
                    case "punct" -> c -> isGraph(c) && !isLetter(c) && !isDigit(c);
                    // Git's own idea of white space: no vertical tab, no form feed.
                    case "space" -> c -> c == ' ' || c == '\t' || c == '\n' || c == '\r';
                    case "upper" -> c -> c >= 'A' && c <= 'Z';
                    case "xdigit" -> c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                    default -> null;
                });
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isGraph(int c) {
        return c > ' ' && c < 0x7F;
    }
}
