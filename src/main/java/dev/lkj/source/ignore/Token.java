package dev.lkj.source.ignore;

import java.util.function.IntPredicate;

/**
 * One part of a glob.
 *
 * @param kind what it matches
 * @param literal the text of a literal, else empty
 * @param members the characters of a set, else none
 * @param acrossLines whether {@code **} also runs over line feeds
 */
record Token(Kind kind, String literal, IntPredicate members, boolean acrossLines) {

    enum Kind {
        /** This text. */
        LITERAL,
        /** One character other than a slash. */
        ONE,
        /** One character of a set. */
        SET,
        /** Any run of characters other than a slash. */
        STAR,
        /** Nothing, or any text that ends with a slash. */
        FOLDERS,
        /** Anything. */
        ALL,
        /** The start of the text. */
        START
    }

    static final Token ONE = new Token(Kind.ONE, "", c -> c != '/', false);
    static final Token STAR = new Token(Kind.STAR, "", c -> c != '/', false);
    static final Token START = new Token(Kind.START, "", c -> false, false);

    static Token literal(String text) {
        return new Token(Kind.LITERAL, text, c -> false, false);
    }

    static Token set(IntPredicate members) {
        return new Token(Kind.SET, "", members, false);
    }

    static Token folders(boolean acrossLines) {
        return new Token(Kind.FOLDERS, "", c -> acrossLines || c != '\n', acrossLines);
    }

    static Token all(boolean acrossLines) {
        return new Token(Kind.ALL, "", c -> acrossLines || c != '\n', acrossLines);
    }

    /** Whether it matches texts of any length. */
    boolean isRun() {
        return kind == Kind.STAR || kind == Kind.FOLDERS || kind == Kind.ALL;
    }
}
