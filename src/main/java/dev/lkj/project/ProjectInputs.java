package dev.lkj.project;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides which project a command acts on.
 *
 * @param flags the global flags
 * @param environment the process's environment
 * @param home the user's home directory; null when there is none
 * @param workingDirectory the folder the command acts on
 * @param configName the name of the project file, as {@code --config} has it
 */
public record ProjectInputs(
        ProjectFlags flags,
        Map<String, String> environment,
        @Nullable Path home,
        WorkingDirectory workingDirectory,
        String configName) {
    /** The variables that name a project without any configuration, for hints. */
    static final String VARIABLES = "LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET";

    /** Copies the environment. */
    public ProjectInputs {
        environment = Map.copyOf(environment);
    }

    /** The same with other flags. */
    ProjectInputs with(ProjectFlags other) {
        return new ProjectInputs(other, environment, home, workingDirectory, configName);
    }

    /** The same with another project file. */
    ProjectInputs withConfig(String name) {
        return new ProjectInputs(flags, environment, home, workingDirectory, name);
    }

    /** Flags and places; never the environment, which holds secrets. */
    @Override
    public String toString() {
        return "ProjectInputs[" + flags + ", " + workingDirectory + ", " + configName + "]";
    }
}
