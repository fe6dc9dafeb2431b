package dev.lkj.cli.project;

import dev.lkj.cli.SavedConfig;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.error.ExitCode;
import dev.lkj.project.CliConfig;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the configured projects. */
@Command(
        name = "list",
        description = "List the configured projects; the default one has a star.",
        footer = {
            "  lkj project list",
            "  lkj project list --json              for programs, without the secrets",
        })
final class ListCommand implements Verb {
    @Mixin
    private JsonOption json = new JsonOption();

    @Parameters(hidden = true, arity = "0..*")
    private List<String> ignored = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        CliConfig config = new SavedConfig(wiring, json.wanted()).read();
        ProjectTable table = new ProjectTable(config);
        if (json.wanted()) {
            Results.json(wiring, table.json());
        }
        if (config.projects().isEmpty()) {
            wiring.status("No projects configured, use `lkj cloud auth` to authenticate a new project.");
        } else if (!json.wanted()) {
            table.print(wiring);
        }
        return ExitCode.OK;
    }
}
