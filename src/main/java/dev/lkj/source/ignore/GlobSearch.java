package dev.lkj.source.ignore;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One attempt to match a text; tries what a run of characters may cover and remembers what failed. */
final class GlobSearch {
    private final List<Token> tokens;
    private final String text;
    /** The text is only the start of what is to be matched. */
    private final boolean open;
    /** Pairs of token and position that failed: keeps patterns with many stars from taking exponential time. */
    private final @Nullable BitSet failed;

    GlobSearch(List<Token> tokens, int runs, String text, boolean open) {
        this.tokens = tokens;
        this.text = text;
        this.open = open;
        this.failed = runs > 1 ? new BitSet() : null;
    }

    boolean run() {
        return matches(0, 0);
    }

    private boolean matches(int first, int start) {
        int at = start;
        for (int i = first; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isRun()) {
                return runMatches(i, at);
            }
            if (open && mayContinue(token, at)) {
                return true;
            }
            int next = step(token, at);
            if (next < 0) {
                return false;
            }
            at = next;
        }
        return !open && at == text.length();
    }

    /** The position behind a token of fixed length, or -1 when it does not match there. */
    private int step(Token token, int at) {
        return switch (token.kind()) {
            case START -> at == 0 ? at : -1;
            case LITERAL ->
                text.startsWith(token.literal(), at) ? at + token.literal().length() : -1;
            default -> member(token.members(), at);
        };
    }

    private int member(IntPredicate members, int at) {
        if (at == text.length()) {
            return -1;
        }
        int c = text.codePointAt(at);
        return members.test(c) ? at + Character.charCount(c) : -1;
    }

    /** Whether an open text ends before the token does, so that what comes may match. */
    private boolean mayContinue(Token token, int at) {
        return token.literal().length() > text.length() - at
                ? token.literal().startsWith(text.substring(at))
                : at == text.length();
    }

    private boolean runMatches(int index, int start) {
        Token run = tokens.get(index);
        if (open && run.kind() != Token.Kind.STAR) {
            return true;
        }
        if (hasFailed(index, start)) {
            return false;
        }
        int at = start;
        while (true) {
            boolean mayEnd = run.kind() != Token.Kind.FOLDERS || at == start || text.charAt(at - 1) == '/';
            if (mayEnd && ((open && at == text.length()) || matches(index + 1, at))) {
                return true;
            }
            if (at == text.length() || !run.members().test(text.codePointAt(at))) {
                break;
            }
            at += Character.charCount(text.codePointAt(at));
        }
        markFailed(index, start);
        return false;
    }

    private boolean hasFailed(int index, int at) {
        return failed != null && failed.get(index * (text.length() + 1) + at);
    }

    private void markFailed(int index, int at) {
        if (failed != null) {
            failed.set(index * (text.length() + 1) + at);
        }
    }
}
