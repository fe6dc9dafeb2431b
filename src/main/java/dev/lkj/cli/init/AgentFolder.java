package dev.lkj.cli.init;

import dev.lkj.error.LkjException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The folder of a new project, directly in the current one. */
final class AgentFolder {
    private AgentFolder() {}

    /**
     * Where it will be.
     *
     * @throws LkjException (USAGE) when the name is no folder's, or there is something of that name
     */
    static Path check(Path current, String name) {
        if (name.isBlank()
                || name.startsWith("-")
                || name.equals(".")
                || name.equals("..")
                || name.chars().anyMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c))) {
            throw LkjException.usage("[" + name + "] cannot be the name of an agent's folder")
                    .withHint("give a name of letters, digits, dashes and underscores");
        }
        Path folder;
        try {
            folder = current.resolve(name);
        } catch (InvalidPathException e) {
            throw LkjException.usage("[" + name + "] cannot be the name of a folder on this system");
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw LkjException.usage("[" + name + "] already exists")
                    .withHint("give another name, or go to another folder");
        }
        return folder;
    }
}
