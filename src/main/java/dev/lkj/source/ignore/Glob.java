package dev.lkj.source.ignore;

import java.util.ArrayList;
import java.util.List;

/** A compiled pattern, which a whole text matches or not. Both dialects of ignore files are compiled to it. */
final class Glob {
    private final List<Token> tokens;
    private final String head;
    private final String tail;
    private final int runs;

    private Glob(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
        this.head = literalAt(0);
        this.tail = literalAt(tokens.size() - 1);
        this.runs = (int) tokens.stream().filter(Token::isRun).count();
    }

    private String literalAt(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).literal() : "";
    }

    /** Whether the whole text matches. */
    boolean matches(String text) {
        // Most patterns fail here, without a search.
        return text.startsWith(head) && text.endsWith(tail) && new GlobSearch(tokens, runs, text, false).run();
    }

    /** Whether some longer text that starts with this one may match; true in doubt. */
    boolean mayMatchBeyond(String start) {
        return new GlobSearch(tokens, runs, start, true).run();
    }

    /** Collects tokens; neighbouring characters become one literal. */
    static final class Builder {
        private final List<Token> tokens = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        Builder character(int c) {
            literal.appendCodePoint(c);
            return this;
        }

        Builder text(String text) {
            literal.append(text);
            return this;
        }

        Builder token(Token token) {
            flush();
            tokens.add(token);
            return this;
        }

        Glob build() {
            flush();
            return new Glob(tokens);
        }

        private void flush() {
            if (literal.length() > 0) {
                tokens.add(Token.literal(literal.toString()));
                literal.setLength(0);
            }
        }
    }
}
