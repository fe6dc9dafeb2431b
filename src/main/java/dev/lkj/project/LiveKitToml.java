package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/**
 * What a project file says: the project it belongs to and, as a rule, the agent.
 *
 * @param name the file's name as {@code --config} has it, {@code livekit.toml} by default
 * @param shown how messages name the file from the current directory, {@code ./livekit.toml}
 * @param directory the folder that the file was looked for in
 * @param subdomain the first label of the project URL's host; empty when the file does not name it
 * @param subdomainLine the line that names it, from 1; 0 when none does
 * @param hasAgent whether the file has an agent table; true in the legacy form
 * @param agentId the agent's id; empty in the legacy form and where the table has none
 * @param legacy whether the file has no {@code [project]} table, and {@code project_subdomain} instead
 */
public record LiveKitToml(
        String name,
        String shown,
        WorkingDirectory directory,
        String subdomain,
        int subdomainLine,
        boolean hasAgent,
        String agentId,
        boolean legacy) {
    /** The usual name of the file. */
    public static final String DEFAULT_NAME = "livekit.toml";

    static final String LEGACY_KEY = "project_subdomain";

    /**
     * Reads the file of a folder; empty when there is none.
     *
     * @throws LkjException (USAGE) when it cannot be read, is no TOML, or has a value of a wrong type; the message
     *     names file and line
     */
    public static Optional<LiveKitToml> load(WorkingDirectory directory, String name) {
        String shown = directory.shown(name);
        return TomlText.read(directory.file(name), shown)
                .map(text -> of(new TomlKeys(text.parse(), shown), name, shown, directory));
    }

    private static LiveKitToml of(TomlKeys keys, String name, String shown, WorkingDirectory directory) {
        if (!keys.hasTable("project")) {
            return new LiveKitToml(
                    name, shown, directory, keys.string(LEGACY_KEY), keys.line(LEGACY_KEY), true, "", true);
        }
        boolean hasAgent = keys.hasTable("agent");
        return new LiveKitToml(
                name,
                shown,
                directory,
                keys.string("project.subdomain"),
                keys.line("project.subdomain"),
                hasAgent,
                hasAgent ? keys.string("agent.id") : "",
                false);
    }

    /**
     * Writes project and agent into the file of a folder: a new file in the usual form, an existing one with its
     * comments, unknown keys, quotes and line ends; a legacy one gets the form of today. Readers see the old file or
     * the new one, never a part.
     *
     * @throws LkjException (USAGE) when an existing file is broken, (FAILED) when it cannot be written; the old file
     *     then stays as it is
     */
    public static void save(WorkingDirectory directory, String name, String subdomain, String agentId) {
        String shown = directory.shown(name);
        Optional<TomlText> existing = TomlText.read(directory.file(name), shown);
        existing.ifPresent(text -> of(new TomlKeys(text.parse(), shown), name, shown, directory));
        String edited = existing.orElse(TomlText.empty(shown)).withTarget(subdomain, agentId);
        FileReplacement.write(directory.file(name), shown, edited);
    }

    /** Where the file names its project: {@code ./livekit.toml:2}; without a line when it does not. */
    public String location() {
        return subdomainLine == 0 ? shown : shown + ":" + subdomainLine;
    }

    /** The line that names the project, for messages. */
    String subdomainAssignment() {
        return (legacy ? LEGACY_KEY : "subdomain") + " = \"" + Printable.of(subdomain) + "\"";
    }

    /** How a sentence names the file: {@code livekit.toml}, {@code svc/livekit.toml}. */
    String shortName() {
        return shown.startsWith("./") ? shown.substring(2) : shown;
    }

    /** The values that are read, with errors that name file and line. */
    private record TomlKeys(TomlParseResult toml, String shown) {
        boolean hasTable(String key) {
            if (toml.contains(key) && !toml.isTable(key)) {
                throw wrongType(key, "a table");
            }
            return toml.isTable(key);
        }

        String string(String key) {
            if (!toml.contains(key)) {
                return "";
            }
            if (!toml.isString(key)) {
                throw wrongType(key, "a string");
            }
            return orEmpty(toml.getString(key));
        }

        int line(String key) {
            TomlPosition position = toml.inputPositionOf(key);
            return position == null ? 0 : position.line();
        }

        private LkjException wrongType(String key, String wanted) {
            return LkjException.usage(shown + ":" + line(key) + ": " + key + " is not " + wanted);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
