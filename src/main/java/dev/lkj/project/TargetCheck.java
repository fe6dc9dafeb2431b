package dev.lkj.project;

import dev.lkj.error.LkjException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the project that a command acts on against the project file that it acts with. */
public final class TargetCheck {
    private TargetCheck() {}

    /**
     * Makes sure that the project file of the working directory, if there is one, belongs to the project. A project
     * whose URL has the emulator's form stands for any.
     *
     * @param words the user's command, for hints
     * @throws LkjException (USAGE) when they disagree: it names both sides, where each comes from, and ways out that
     *     were tried
     */
    public static void check(Project project, @Nullable LiveKitToml file, ProjectInputs inputs, CommandWords words) {
        if (file != null && !agree(project, file)) {
            List<String> hints = new WrongTargetHints(project, file, inputs, words).lines();
            throw new WrongTarget(project, file).failure().withHint(String.join("\n", hints));
        }
    }

    static boolean agree(Project project, LiveKitToml file) {
        boolean same = !file.subdomain().isEmpty()
                && project.subdomain().map(file.subdomain()::equals).orElse(false);
        return same || project.isEmulatorForm();
    }
}
