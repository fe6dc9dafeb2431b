package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which agent a command acts on, as far as flags and files say it. */
public sealed interface AgentId {
    /** The agent of this id, and where the id came from: {@code --id} or the file's name. */
    record Known(String id, String origin) implements AgentId {
        /** The status line. */
        public String announcement() {
            return "Using agent [" + Printable.of(id) + "]";
        }
    }

    /** Neither a flag nor a file: the agents must be listed and one picked ({@link AgentPicker}). */
    record NeedsPicker() implements AgentId {
        /** The status line while they are listed. */
        public static final String ANNOUNCEMENT = "No agent ID provided, selecting from available agents...";
    }

    /**
     * The agent of {@code --id}, else of the file, else one that must be picked.
     *
     * @param flag the value of {@code --id}; null or empty when not given
     * @param file the project file in force; null when there is none
     * @throws LkjException (USAGE) when the file names no agent, or the flag's value cannot be an agent's id
     */
    static AgentId resolve(@Nullable String flag, @Nullable LiveKitToml file) {
        if (flag != null && !flag.isEmpty()) {
            return new Known(AgentIdForm.check(flag), "--id");
        }
        if (file == null) {
            return new NeedsPicker();
        }
        String name = Printable.of(file.name());
        if (!file.hasAgent()) {
            throw withWayOut("no agent config found in [" + name + "]", file);
        }
        if (file.agentId().isEmpty()) {
            throw withWayOut("agent ID or [" + name + "] required: " + file.shown() + missingId(file), file);
        }
        return new Known(file.agentId(), file.shortName());
    }

    private static String missingId(LiveKitToml file) {
        return file.legacy() ? " has no [project] table, so its agent is not read" : " has no id under [agent]";
    }

    private static LkjException withWayOut(String message, LiveKitToml file) {
        CommandWords config = file.directory().isCurrent()
                ? CommandWords.of("agent", "config")
                : CommandWords.of("agent", "config", file.directory().given());
        List<String> flags =
                file.name().equals(LiveKitToml.DEFAULT_NAME) ? List.of() : List.of("--config", file.name());
        return LkjException.usage(message).withHint("set --id, or let " + config.with(List.of(), flags) + " write it");
    }
}
