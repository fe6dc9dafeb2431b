package dev.lkj.cli.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cli.SavedConfig;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.cloud.Credentials;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.project.Project;
import dev.lkj.project.ProjectInputs;
import dev.lkj.project.ProjectOrigin;
import dev.lkj.project.ProjectResolution;
import dev.lkj.project.ProjectResolver;
import dev.lkj.project.WorkingDirectory;
import dev.lkj.term.SafeText;
import java.util.List;

/** Gives a project's key back, and removes what is configured with it. */
record Revocation(Wiring wiring, SavedConfig file, boolean json) {

    ExitCode run() {
        Project project = project();
        confirm(project);
        boolean taken = wiring.account().revoke(new Credentials(project.apiKey(), project.apiSecret()));
        if (!taken) {
            throw LkjException.of(
                            ExitCode.DENIED, "access denied: the key of " + project.displayName() + " was not revoked")
                    .withHint("it may be revoked already; lkj project remove NAME forgets it on this machine");
        }
        List<String> names = names(file.read(), project);
        if (!names.isEmpty()) {
            file.update(config -> {
                CliConfig left = config;
                for (String name : names) {
                    left = left.without(name);
                }
                return left;
            });
        }
        tell(project, names);
        return ExitCode.OK;
    }

    /** A project that somebody meant: here the only one is not taken for lack of another. */
    private Project project() {
        ProjectInputs inputs = new ProjectInputs(
                wiring.global().projectFlags(),
                wiring.environment().variables(),
                wiring.environment().home(),
                WorkingDirectory.of(wiring.environment().directory(), null),
                wiring.global().config());
        ProjectResolution resolution = ProjectResolver.resolve(inputs);
        resolution.warnings().forEach(wiring.failures()::warn);
        if (resolution instanceof ProjectResolution.NeedsChoice choice) {
            throw choice.withoutTerminal();
        }
        if (resolution instanceof ProjectResolution.NoProjects none) {
            throw none.withoutTerminal();
        }
        ProjectResolution.Resolved resolved = (ProjectResolution.Resolved) resolution;
        Project project = resolved.project();
        if (project.origin().kind() == ProjectOrigin.Kind.ONLY_PROJECT) {
            throw LkjException.usage("which project? there is no default")
                    .withHint("lkj cloud auth --revoke --project " + project.name());
        }
        if (!resolved.announcement().isEmpty()) {
            wiring.status(resolved.announcement());
        }
        return project;
    }

    private void confirm(Project project) {
        boolean named = project.origin().kind() == ProjectOrigin.Kind.PROJECT_FLAG;
        if (named || !wiring.prompter().isInteractive()) {
            return;
        }
        String question = "Revoke the key of " + project.displayName() + " (" + project.shownUrl() + ")?";
        if (!wiring.prompter().confirm(question, false)) {
            throw LkjException.failed("nothing was revoked");
        }
    }

    private static List<String> names(CliConfig config, Project project) {
        return config.projects().stream()
                .filter(entry -> entry.name().equals(project.name())
                        || (entry.apiKey().equals(project.apiKey())
                                && entry.url().equals(project.url())))
                .map(ConfiguredProject::name)
                .distinct()
                .toList();
    }

    private void tell(Project project, List<String> names) {
        if (json) {
            var removed = JsonNodeFactory.instance.objectNode().putArray("removed");
            names.forEach(removed::add);
            Results.json(wiring, JsonNodeFactory.instance.objectNode().set("removed", removed));
            return;
        }
        names.forEach(name -> wiring.environment().out().line(SafeText.of("Removed project " + name)));
        if (names.isEmpty()) {
            wiring.status("Revoked the key of " + project.displayName() + "; no configured project had it");
        }
    }
}
