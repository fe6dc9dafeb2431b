package dev.lkj.project;

import java.util.ArrayList;
import java.util.List;

/**
 * The user's command for hints that repeat it: verb, folder and harmless flags.
 *
 * @param words what stands after the program's name, such as {@code agent deploy svc}: without the flags that choose
 *     project, credentials or config file, and without any value that may be secret
 */
public record CommandWords(List<String> words) {
    /** Copies the words. */
    public CommandWords {
        words = List.copyOf(words);
    }

    /** These words. */
    public static CommandWords of(String... words) {
        return new CommandWords(List.of(words));
    }

    /** The command with global flags before its words and others behind them. */
    String with(List<String> before, List<String> after) {
        List<String> all = new ArrayList<>(before);
        all.addAll(words);
        all.addAll(after);
        return "lkj " + ShellWords.of(all);
    }
}
