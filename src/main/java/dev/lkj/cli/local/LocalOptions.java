package dev.lkj.cli.local;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is run on this machine, and how. */
final class LocalOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "How much the agent logs: debug, info, warn, error.")
    private @Nullable String logLevel;

    @Parameters(
            arity = "0..*",
            paramLabel = "[ENTRYPOINT] [-- RUNTIME ARGS]",
            description =
                    "The agent's main file (default: agent.py or main.ts, also in src); behind the two dashes, arguments"
                            + " of Python or Node itself.")
    private List<String> words = new ArrayList<>();

    /** The level as given; empty for the SDK's own. */
    String logLevel() {
        return logLevel == null ? "" : logLevel;
    }

    /** The main file as given; empty when it is to be found. */
    String entrypoint() {
        int before = words.size() - behindDashes();
        return before > 0 ? words.get(0) : "";
    }

    /** What stands behind the two dashes. */
    List<String> runtimeArguments() {
        return List.copyOf(words.subList(words.size() - behindDashes(), words.size()));
    }

    private int behindDashes() {
        List<String> typed = command.commandLine().getParseResult().originalArgs();
        int dashes = typed.indexOf("--");
        return dashes < 0 ? 0 : typed.size() - dashes - 1;
    }
}
