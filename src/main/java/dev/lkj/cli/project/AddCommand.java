package dev.lkj.cli.project;

import dev.lkj.cli.SavedConfig;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.error.ExitCode;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.project.ProjectFlags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a project whose key is known. */
@Command(
        name = "add",
        description = {
            "Add a project to this machine's configuration.",
            "On a terminal you are asked for what is missing; the secret is not shown while you type it.",
        },
        footer = {
            "  lkj project add",
            "  lkj project add staging --url wss://my-app-1a2b.livekit.cloud \\",
            "    --api-key \"$KEY\" --api-secret \"$SECRET\" --default",
        })
final class AddCommand implements Verb {
    @Option(names = "--default", description = "Make it the default project.")
    private boolean makeDefault;

    @Mixin
    private JsonOption json = new JsonOption();

    @Parameters(
            arity = "0..*",
            paramLabel = "[PROJECT_NAME]",
            description = "Its name on this machine: letters, digits, dashes and underscores.")
    private List<String> words = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        SavedConfig file = new SavedConfig(wiring, json.wanted());
        CliConfig before = file.read();
        ProjectFlags flags = wiring.global().projectFlags();
        ProjectForm form = new ProjectForm(before, wiring);
        ConfiguredProject project = wiring.prompter().isInteractive()
                ? form.ask(name(), orEmpty(flags.url()), orEmpty(flags.apiKey()), orEmpty(flags.apiSecret()))
                : form.check(name(), orEmpty(flags.url()), orEmpty(flags.apiKey()), orEmpty(flags.apiSecret()));
        boolean wanted = makeDefault || askedFor(wiring, before);
        CliConfig after = file.update(config -> {
            if (config.entry(project.name()).isPresent()) {
                throw ProjectForm.taken(project.name());
            }
            CliConfig with = config.with(project);
            return wanted || config.defaultEntry().isEmpty() ? with.withDefault(project.name()) : with;
        });
        ProjectTable table = new ProjectTable(after);
        if (json.wanted()) {
            Results.json(wiring, table.json());
        } else {
            table.print(wiring);
        }
        return ExitCode.OK;
    }

    private static boolean askedFor(Wiring wiring, CliConfig before) {
        return before.defaultEntry().isPresent()
                && wiring.prompter().isInteractive()
                && wiring.prompter().confirm("Make this project default?", false);
    }

    private String name() {
        return words.isEmpty() ? "" : words.get(0);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
