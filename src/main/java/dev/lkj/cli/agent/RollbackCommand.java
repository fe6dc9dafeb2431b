package dev.lkj.cli.agent;

import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.AgentOptions;
import dev.lkj.cli.options.RunOptions;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts an earlier version back. */
@Command(
        name = "rollback",
        description = {
            "Put the version before back into production, or another one, and wait until it serves.",
            "Nothing is built: the image of that version starts beside the current one. Secrets stay as they are.",
        },
        footer = {
            "  lkj agent rollback                            the version before",
            "  lkj agent rollback --version 20260809003117   this one",
            "  lkj agent rollback --pick                     choose from a list",
            "  lkj agent rollback --rebuild                  deploy its commit again",
        })
final class RollbackCommand implements RunVerb {
    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "Version to put back; the current one ends a roll (default: the one before).")
    private @Nullable String version;

    @Option(names = "--pick", description = "Choose the version from a list.")
    private boolean pick;

    @Option(
            names = "--rebuild",
            description = "Do not ask for a rollback; check the version's commit out and deploy it.")
    private boolean rebuild;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public RunOptions options() {
        return options;
    }

    @Override
    public ExitCode run(Wiring wiring, RunView view) {
        if (pick && version != null) {
            throw LkjException.usage("--pick and --version exclude each other").withHint("leave one of them out");
        }
        if (pick && !wiring.prompter().isInteractive()) {
            throw LkjException.usage("--pick needs a terminal to choose on")
                    .withHint("lkj agent rollback --version VERSION");
        }
        Duration timeout = options.timeout();
        AgentRun run = AgentRun.of(wiring, agent.silentTarget(wiring), agent, "", view);
        RollbackFlow flow = new RollbackFlow(wiring, run, timeout, options.detach());
        return run.run(() -> flow.run(version, pick, rebuild));
    }
}
