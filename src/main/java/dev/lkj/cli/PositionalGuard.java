package dev.lkj.cli;

import dev.lkj.error.LkjException;
import dev.lkj.project.AgentIdForm;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Refuses an agent's id or a version where a folder is expected, and names the right command. */
final class PositionalGuard {
    private PositionalGuard() {}

    /** Checks the first positional of the command that was typed. */
    static void check(Wiring wiring, List<String> positionals) {
        if (positionals.isEmpty() || exists(wiring.environment().directory(), positionals.get(0))) {
            return;
        }
        String word = positionals.get(0);
        String verb = wiring.commandName().substring(wiring.commandName().lastIndexOf(' ') + 1);
        if (AgentIdForm.looksLikeId(word)) {
            throw LkjException.usage(word + " is an agent's id, and what stands there is a folder")
                    .withHint(new NextCommand(wiring, ".", word).of(verb, flags(wiring)));
        }
        if (AgentIdForm.looksLikeVersion(word)) {
            throw LkjException.usage(word + " is a version, and what stands there is a folder")
                    .withHint(versioned(new NextCommand(wiring, ".", null), verb, word, flags(wiring)));
        }
    }

    private static String versioned(NextCommand next, String verb, String version, String... typed) {
        return switch (verb) {
            case "rollback" -> next.of("rollback", with(typed, "--version", version));
            case "status" -> next.of("status", with(typed, "--wait", "--version", version));
            default -> next.of("rollback", "--version", version) + "   (to let it serve again)";
        };
    }

    /** The flags that were typed, which a hint must not lose: without them it may mean something else. */
    private static String[] flags(Wiring wiring) {
        List<String> words = wiring.words().words();
        int verb = wiring.commandName().split(" ", -1).length;
        return words.subList(verb, words.size() - 1).stream()
                .filter(word -> !word.equals("--wait"))
                .toArray(String[]::new);
    }

    private static String[] with(String[] typed, String... more) {
        return Stream.concat(Stream.of(typed), Stream.of(more)).toArray(String[]::new);
    }

    private static boolean exists(Path directory, String word) {
        try {
            return Files.exists(directory.resolve(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
