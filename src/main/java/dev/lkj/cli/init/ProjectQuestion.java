package dev.lkj.cli.init;

import dev.lkj.cli.SavedConfig;
import dev.lkj.cli.Wiring;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.project.Project;
import dev.lkj.project.ProjectOrigin;
import dev.lkj.project.ProjectResolution;
import dev.lkj.term.Line;
import java.util.List;

/** Asks whether the default project is meant, where there are others. */
final class ProjectQuestion {
    private ProjectQuestion() {}

    static Project ask(Wiring wiring, Project project) {
        boolean byDefault = project.origin().kind() == ProjectOrigin.Kind.DEFAULT_PROJECT;
        if (!byDefault || !wiring.prompter().isInteractive()) {
            return project;
        }
        CliConfig config = new SavedConfig(wiring, false).read();
        if (config.projects().size() < 2
                || wiring.prompter().confirm("Use project [" + project.displayName() + "]?", true)) {
            return project;
        }
        List<ConfiguredProject> all = config.projects();
        List<Line> names = all.stream().map(entry -> Line.of(entry.name())).toList();
        int chosen = wiring.prompter().pick(ProjectResolution.NeedsChoice.QUESTION, names, 0);
        ProjectResolution.Resolved resolved = new ProjectResolution.NeedsChoice(all, List.of()).choose(all.get(chosen));
        wiring.status(resolved.announcement());
        return resolved.project();
    }
}
