package dev.lkj.cli.project;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cli.SavedConfig;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.error.ExitCode;
import dev.lkj.project.CliConfig;
import dev.lkj.term.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Forgets a configured project. */
@Command(
        name = "remove",
        description = {
            "Remove a project from this machine's configuration.",
            "Its key stays valid: `lkj cloud auth --revoke --project NAME` takes that back, too.",
        },
        footer = "  lkj project remove staging")
final class RemoveCommand implements Verb {
    @Mixin
    private NameArgument name = new NameArgument();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public ExitCode run(Wiring wiring) {
        SavedConfig file = new SavedConfig(wiring, json.wanted());
        CliConfig before = file.read();
        String wanted = name.required(before);
        boolean known = before.entry(wanted).isPresent();
        if (!known) {
            String there = before.projects().isEmpty() ? "none" : NameArgument.names(before);
            wiring.failures().warn("there was no project [" + wanted + "]; configured: " + there);
        }
        file.update(config -> config.without(wanted));
        if (json.wanted()) {
            Results.json(
                    wiring,
                    JsonNodeFactory.instance.objectNode().put("removed", wanted).put("existed", known));
        } else {
            wiring.environment().out().line(SafeText.of("Removed project " + wanted));
        }
        return ExitCode.OK;
    }
}
