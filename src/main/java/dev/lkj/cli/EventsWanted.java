package dev.lkj.cli;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Whether a command line that was not understood asks for events all the same: a command that ends every run with a
 * result in JSON does so for wrong arguments too.
 */
final class EventsWanted {
    private static final Set<String> COMMANDS =
            Set.of("create", "deploy", "promote", "restart", "rollback", "update", "update-secrets");
    private static final Set<String> GROUP = Set.of("agent", "a");
    private static final Pattern JSON = Pattern.compile("--?json(=(1|[tT]|true|TRUE|True))?|-[qyh]*j[qyh]*");

    private EventsWanted() {}

    /**
     * Looks at the words.
     *
     * @param notUnderstoodBy the command at which the parser gave up
     */
    static boolean of(CommandSpec notUnderstoodBy, List<String> args) {
        int end = args.indexOf("--");
        List<String> words = end < 0 ? args : args.subList(0, end);
        if (words.stream().noneMatch(word -> JSON.matcher(word).matches())) {
            return false;
        }
        return notUnderstoodBy.subcommands().isEmpty()
                ? COMMANDS.contains(notUnderstoodBy.name())
                : words.stream().dropWhile(word -> !GROUP.contains(word)).anyMatch(COMMANDS::contains);
    }
}
