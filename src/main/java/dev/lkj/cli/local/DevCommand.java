package dev.lkj.cli.local;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs an agent on this machine while it is being written. */
@Command(
        name = "dev",
        description = {
            "Run the agent on this machine while you write it; it starts again when a file changes.",
            "The project's credentials are in its environment only.",
        },
        footer = {
            "  lkj agent dev",
            "  lkj agent dev src/agent.py --no-reload",
        })
final class DevCommand implements Verb {
    @Mixin
    private LocalOptions options = new LocalOptions();

    @Option(names = "--no-reload", description = "Do not start again when a file changes.")
    private boolean noReload;

    @Override
    public ExitCode run(Wiring wiring) {
        LocalRun run = LocalRun.prepare(wiring, options, true);
        return noReload ? run.once() : run.again();
    }
}
