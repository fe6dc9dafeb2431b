package dev.lkj.cli;

import dev.lkj.error.LkjException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses an agent's id or a version where a folder is expected, and names the right command. */
final class PositionalGuard {
    private static final Pattern AGENT_ID = Pattern.compile("CA_[A-Za-z0-9]+");
    private static final Pattern VERSION = Pattern.compile("[0-9]{14}");

    private PositionalGuard() {}

    /**
     * Checks the first positional.
     *
     * @param command the command's name with its groups, {@code agent status}
     */
    static void check(String command, List<String> positionals, Path directory) {
        if (positionals.isEmpty() || exists(directory, positionals.get(0))) {
            return;
        }
        String word = positionals.get(0);
        if (AGENT_ID.matcher(word).matches()) {
            throw LkjException.usage(word + " is an agent's id, and what stands there is a folder")
                    .withHint("lkj " + command + " --id " + word);
        }
        if (VERSION.matcher(word).matches()) {
            boolean versioned = command.endsWith("rollback") || command.endsWith("status");
            String flags = command.endsWith("status") ? " --wait --version " : " --version ";
            throw LkjException.usage(word + " is a version, and what stands there is a folder")
                    .withHint(
                            versioned
                                    ? "lkj " + command + flags + word
                                    : "lkj agent rollback --version " + word + "   (to let it serve again)");
        }
    }

    private static boolean exists(Path directory, String word) {
        try {
            return Files.exists(directory.resolve(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
