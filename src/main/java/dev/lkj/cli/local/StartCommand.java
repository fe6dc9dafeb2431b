package dev.lkj.cli.local;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs an agent on this machine, as an instance in the cloud would run it. */
@Command(
        name = "start",
        description = {
            "Run the agent on this machine, as the service would: no reload, the log of production.",
            "The project's credentials are in its environment only. It ends with the agent's exit code.",
        },
        footer = {
            "  lkj agent start",
            "  lkj agent start src/agent.py --log-level debug",
            "  lkj agent start -- -X dev            with an argument of Python",
        })
final class StartCommand implements Verb {
    @Mixin
    private LocalOptions options = new LocalOptions();

    @Override
    public ExitCode run(Wiring wiring) {
        return LocalRun.prepare(wiring, options, false).once();
    }
}
