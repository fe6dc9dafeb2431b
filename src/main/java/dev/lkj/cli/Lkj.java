package dev.lkj.cli;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One run of lkj: arguments in, exit code out. */
public final class Lkj {
    private final Environment environment;
    private final ProcessEnd end;

    private Lkj(Environment environment, ProcessEnd end) {
        this.environment = environment;
        this.end = end;
    }

    /** Runs a command line and tells how it ended. */
    public static int run(Environment environment, ProcessEnd end, String... args) {
        return new Lkj(environment, end).run(List.of(args));
    }

    private int run(List<String> args) {
        Asked asked = Asked.of(args);
        RootCommand root = (RootCommand) asked.command().root().userObject();
        Wiring wiring = new Wiring(environment, end, root.global());
        return withOutput(wiring, execute(asked, wiring, args)).code();
    }

    private ExitCode execute(Asked asked, Wiring wiring, List<String> args) {
        try {
            if (asked instanceof Asked.Run run) {
                return run.verb().run(wiring.forCommand(run.command()));
            }
            if (asked instanceof Asked.Misunderstood misunderstood) {
                return refuse(misunderstood, wiring, args);
            }
            boolean version = asked instanceof Asked.VersionLine;
            environment.out().print().print(version ? Version.LINE : HelpText.of(asked.command()));
            return ExitCode.OK;
        } catch (CancelledException e) {
            return end.signal();
        } catch (RuntimeException e) {
            return wiring.failures().report(e);
        }
    }

    private ExitCode refuse(Asked.Misunderstood misunderstood, Wiring wiring, List<String> args) {
        LkjException failure = UsageErrors.explain(misunderstood.why());
        if (EventsWanted.of(misunderstood.command(), args)) {
            ResultLine.failed(failure, "arguments").emit(new JsonEvents(environment.out(), environment.clock()));
        }
        wiring.failures().print(failure);
        return failure.exitCode();
    }

    /** Output that could not be written is a failure, since the answer that was asked for is not there. */
    private ExitCode withOutput(Wiring wiring, ExitCode code) {
        environment.out().print().flush();
        environment.err().print().flush();
        Optional<IOException> failure = environment.out().failure();
        if (code != ExitCode.OK || failure.isEmpty()) {
            return code;
        }
        LkjException unwritten = LkjException.failed(
                "cannot write the standard output: " + failure.get().getMessage());
        wiring.failures().print(unwritten);
        return unwritten.exitCode();
    }
}
