package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.List;
import java.util.stream.Collectors;

/** What came of looking for the project that a command acts on. */
public sealed interface ProjectResolution {

    /** Warnings to print, whatever the outcome. */
    List<String> warnings();

    /**
     * A project.
     *
     * @param announcement a status line such as {@code Using project [alpha]}; empty when there is nothing to announce
     */
    record Resolved(Project project, String announcement, List<String> warnings) implements ProjectResolution {
        static Resolved of(ConfiguredProject entry, ProjectOrigin origin, List<String> warnings) {
            return new Resolved(
                    Project.of(entry, origin), "Using project [" + Printable.of(entry.name()) + "]", warnings);
        }
    }

    /** Several projects are configured and nothing says which one is meant. */
    record NeedsChoice(List<ConfiguredProject> candidates, List<String> warnings) implements ProjectResolution {
        /** What to ask. */
        public static final String QUESTION = "Select a project to use for this action";

        /** The outcome when a person picked this one. */
        public Resolved choose(ConfiguredProject entry) {
            return Resolved.of(
                    ConfiguredProjects.complete(entry),
                    new ProjectOrigin(ProjectOrigin.Kind.CHOSEN, "your choice"),
                    warnings);
        }

        /** The failure where nobody can be asked. */
        public LkjException withoutTerminal() {
            String names = candidates.stream()
                    .map(entry -> "--project " + ShellWords.of(List.of(entry.name())))
                    .collect(Collectors.joining("\n"));
            return LkjException.usage("multiple projects configured; set --project in non-interactive mode")
                    .withHint(names);
        }
    }

    /** Nothing is configured and the environment does not name a project either. */
    record NoProjects(List<String> warnings) implements ProjectResolution {
        /** What to ask where somebody can sign in. */
        public static final String QUESTION = "No local projects found. Authenticate one?";

        /** The failure where nobody can be asked. */
        public LkjException withoutTerminal() {
            return LkjException.usage(
                            "no projects configured; none in the CLI config file, and none in the environment")
                    .withHint("lkj cloud auth       sign in to LiveKit Cloud, in a terminal\n"
                            + "lkj project add      add a project whose key you have\n"
                            + "or set "
                            + ProjectInputs.VARIABLES);
        }
    }
}
