package dev.lkj.cli.agent;

import dev.lkj.cli.Failures;
import dev.lkj.cli.ResultLine;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.CancelledException;
import java.util.function.Supplier;

/** Ends a run that fails before it has a target, so that it too has exactly one result in JSON. */
final class EarlyFailure {
    private EarlyFailure() {}

    static ExitCode guard(Wiring wiring, RunView view, Supplier<ExitCode> run) {
        try (view) {
            return run.get();
        } catch (CancelledException e) {
            LkjException failure = LkjException.of(wiring.end().signal(), "interrupted: nothing was changed");
            view.interrupted("nothing was changed", "", ResultLine.failed(failure, "preparing"));
            return failure.exitCode();
        } catch (RuntimeException e) {
            LkjException failure = Failures.explain(e);
            view.failed(failure, FailureText.NONE, ResultLine.failed(failure, "preparing"));
            return failure.exitCode();
        }
    }
}
