package dev.lkj.source.ignore;

import java.util.Set;

/** Names that never travel unless a line asks for them: secrets, installed packages, history, lkj's own file. */
final class BuiltInNames {
    /** The one that no {@code .gitignore} can ask for: git does not look into it. */
    static final String GIT_FOLDER = ".git";

    private static final Set<String> NAMES =
            Set.of(GIT_FOLDER, "node_modules", ".venv", "venv", ".env", ".gitignore", ".dockerignore", "livekit.toml");

    private BuiltInNames() {}

    static boolean covers(String name) {
        return NAMES.contains(name) || name.startsWith(".env.");
    }
}
