package dev.lkj.cli;

import java.util.List;
import picocli.CommandLine.ParseResult;

/** What to look for in a parsed command line. */
final class Parsed {
    private Parsed() {}

    /** The command that was named last. */
    static ParseResult leaf(ParseResult parsed) {
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf;
    }

    /** Whether help was asked for by a word, as in {@code lkj agent deploy help}. */
    static boolean helpWord(ParseResult parsed) {
        ParseResult leaf = leaf(parsed);
        List<String> words = leaf.originalArgs();
        return !words.isEmpty()
                && leaf.matchedPositionals().size() == 1
                && leaf.matchedOptions().isEmpty()
                && (words.get(words.size() - 1).equals("help")
                        || words.get(words.size() - 1).equals("h"));
    }
}
