package dev.lkj.source.ignore;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The patterns of the {@code .dockerignore}, asked while a tree is walked from the top.
 *
 * <p>A pattern that matches a folder speaks of everything below it, so each folder hands down the set of patterns that
 * match it or a folder above it.
 */
final class DockerRules {
    /** No pattern decides. */
    static final int NONE = -1;

    private final List<DockerIgnoreFile.Rule> rules;
    private final BitSet used = new BitSet();

    DockerRules(List<DockerIgnoreFile.Rule> rules) {
        this.rules = rules;
    }

    /** The number of the last pattern that matches a path or a folder above it, or {@link #NONE}. */
    int decisive(String path, BitSet above) {
        int decisive = NONE;
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (decisive != NONE && used.get(i)) {
                continue;
            }
            if (above.get(i) || matches(i, path)) {
                decisive = Math.max(decisive, i);
            }
        }
        return decisive;
    }

    private boolean matches(int rule, String path) {
        boolean matches = rules.get(rule).pattern().matches(path);
        if (matches) {
            used.set(rule);
        }
        return matches;
    }

    /** Whether a pattern leaves out, rather than brings back. */
    boolean leavesOut(int rule) {
        return !rules.get(rule).pattern().negated();
    }

    /** Where a pattern stands. */
    IgnoreLine line(int rule) {
        return rules.get(rule).line();
    }

    /** The patterns that match a folder or one above it. */
    BitSet matching(String folder, BitSet above) {
        BitSet all = (BitSet) above.clone();
        for (int i = 0; i < rules.size(); i++) {
            if (!all.get(i) && matches(i, folder)) {
                all.set(i);
            }
        }
        return all;
    }

    /** Whether a line asks for a name: it spells it, matches the path itself, and no later line takes that back. */
    boolean asksFor(String name, String path, BitSet above) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            DockerPattern pattern = rules.get(i).pattern();
            if (pattern.negated()) {
                if (pattern.spells(name) && matches(i, path)) {
                    return true;
                }
            } else if (above.get(i) || matches(i, path)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a line behind the decisive one may bring back something below a folder. */
    boolean mayBringBackBelow(String folder, int decisive) {
        return IntStream.range(decisive + 1, rules.size()).anyMatch(i -> mayNegateBelow(i, folder));
    }

    /** Whether a line may ask for a name below a folder. */
    boolean mayAskBelow(String folder, String name) {
        return IntStream.range(0, rules.size())
                .anyMatch(i -> rules.get(i).pattern().spells(name) && mayNegateBelow(i, folder));
    }

    private boolean mayNegateBelow(int rule, String folder) {
        DockerPattern pattern = rules.get(rule).pattern();
        return pattern.negated() && pattern.mayMatchBelow(folder);
    }

    /** Notes that a folder is not entered: a line that may match below it cannot be called useless. */
    void passOver(String folder) {
        for (int i = used.nextClearBit(0); i < rules.size(); i = used.nextClearBit(i + 1)) {
            if (rules.get(i).pattern().mayMatchBelow(folder)) {
                used.set(i);
            }
        }
    }

    /** The lines that matched nothing so far. */
    List<IgnoreLine> useless() {
        return IntStream.range(0, rules.size())
                .filter(i -> !used.get(i))
                .mapToObj(this::line)
                .toList();
    }
}
