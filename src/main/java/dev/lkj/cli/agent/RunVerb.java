package dev.lkj.cli.agent;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.options.RunOptions;
import dev.lkj.error.ExitCode;

/** A verb that is shown step by step, and in JSON as events that exactly one result ends. */
interface RunVerb extends Verb {
    /** The flags that all of them have. */
    RunOptions options();

    /** Does it; a failure is left to whoever has the view. */
    ExitCode run(Wiring wiring, RunView view);

    @Override
    default ExitCode run(Wiring wiring) {
        RunView view = AgentRun.view(wiring, options().json());
        return EarlyFailure.guard(wiring, view, () -> run(wiring, view));
    }
}
