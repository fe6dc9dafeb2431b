package dev.lkj.cli.project;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cli.SavedConfig;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Results;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.CliConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Chooses the project that commands use where nothing names another. */
@Command(
        name = "set-default",
        description = {
            "Choose the project that commands use where nothing names another.",
            "Flags, the environment and a folder's livekit.toml come before it.",
        },
        footer = "  lkj project set-default staging")
final class SetDefaultCommand implements Verb {
    @Mixin
    private NameArgument name = new NameArgument();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public ExitCode run(Wiring wiring) {
        SavedConfig file = new SavedConfig(wiring, json.wanted());
        String wanted = name.required(file.read());
        file.update(config -> {
            if (config.entry(wanted).isEmpty()) {
                throw notFound(config, wanted);
            }
            return config.withDefault(wanted);
        });
        wiring.status("Default project set to [" + wanted + "]");
        if (json.wanted()) {
            Results.json(wiring, JsonNodeFactory.instance.objectNode().put("default", wanted));
        }
        return ExitCode.OK;
    }

    private static LkjException notFound(CliConfig config, String wanted) {
        if (config.projects().isEmpty()) {
            return LkjException.usage(wanted + ": project not found. No projects configured")
                    .withHint("lkj cloud auth       sign in to LiveKit Cloud\n"
                            + "lkj project add      add one whose key you have");
        }
        return LkjException.usage(wanted + ": project not found. Available projects: " + NameArgument.names(config))
                .withHint("lkj project list");
    }
}
