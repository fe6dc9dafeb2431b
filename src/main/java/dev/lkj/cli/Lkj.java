package dev.lkj.cli;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
        RootCommand root = new RootCommand();
        CommandLine commandLine = CommandTree.of(root);
        Wiring wiring = new Wiring(environment, end, root.global());
        ExitCode code = execute(commandLine, wiring, args);
        return withOutput(wiring, code).code();
    }

    private ExitCode execute(CommandLine commandLine, Wiring wiring, List<String> args) {
        CommandLine leaf = commandLine;
        try {
            List<String> normal = Arguments.normalise(commandLine.getCommandSpec(), args);
            Optional<CommandSpec> explained = Arguments.helpWanted(commandLine.getCommandSpec(), normal);
            if (explained.isPresent()) {
                environment.out().print().print(HelpText.of(explained.get()));
                return ExitCode.OK;
            }
            ParseResult parsed = commandLine.parseArgs(normal.toArray(String[]::new));
            leaf = Parsed.leaf(parsed).commandSpec().commandLine();
            if (leaf.isUsageHelpRequested() || Parsed.helpWord(parsed)) {
                environment.out().print().print(HelpText.of(leaf.getCommandSpec()));
                return ExitCode.OK;
            }
            if (leaf.isVersionHelpRequested()) {
                environment.out().line("lkj version " + Version.NUMBER);
                return ExitCode.OK;
            }
            Object command = leaf.getCommandSpec().userObject();
            if (command instanceof Verb verb) {
                return verb.run(wiring.forCommand(leaf.getCommandSpec()));
            }
            environment.out().print().print(HelpText.of(leaf.getCommandSpec()));
            return ExitCode.OK;
        } catch (ParameterException e) {
            LkjException failure = UsageErrors.explain(e);
            if (EventsWanted.of(e.getCommandLine().getCommandSpec(), args)) {
                ResultLine.failed(failure, "arguments").emit(new JsonEvents(environment.out(), environment.clock()));
            }
            wiring.failures().print(failure);
            return failure.exitCode();
        } catch (CancelledException e) {
            return end.signal();
        } catch (RuntimeException e) {
            return wiring.failures().report(e);
        }
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
