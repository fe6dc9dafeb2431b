package dev.lkj.cli.emulator;

import dev.lkj.cli.ChildCommand;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts an emulator, runs one command with it, and stops it. */
@Command(
        name = "exec",
        description = {
            "Start an emulator, run a command with the environment that makes it use the emulator, and stop it.",
            "The command's output and exit code are its own; what the emulator says goes to a log file.",
        },
        footer = {
            "  lkj emulator exec -- lkj agent deploy src/examples/hello-agent",
            "  lkj emulator exec --plan build -- sh ci/rehearse.sh",
        })
final class ExecCommand implements Verb {
    /** The command gets 10 s after a signal, instances 5 s after that, and a little for the rest. */
    private static final Duration CLOSING = Duration.ofSeconds(20);

    @Mixin
    private EmulatorFlags flags = new EmulatorFlags();

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (default: any free one).")
    private int port;

    @Parameters(arity = "1..*", paramLabel = "-- COMMAND...", description = "The command and its arguments.")
    private List<String> command = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        wiring.end().allow(CLOSING);
        EmulatorLog log = EmulatorLog.create(wiring);
        int code;
        try (EmulatorServer emulator = start(wiring, log)) {
            wiring.status(EmulatorFlags.GREETING);
            wiring.status(flags.engineLine(emulator) + ".");
            flags.notes(emulator).forEach(wiring::status);
            log.line("engine " + emulator.engineName() + ": " + emulator.engineText());
            wiring.status("");
            code = new ChildCommand(wiring, command, emulator.environment()).run();
        }
        log.close(code != 0);
        wiring.status("");
        wiring.status(
                "lkj emulator: stopped, nothing runs any more." + (code == 0 ? "" : " What it did: " + log.shown()));
        wiring.end().endWith(code);
        return code == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private EmulatorServer start(Wiring wiring, EmulatorLog log) {
        try {
            return EmulatorServer.start(flags.options(wiring, port)
                    .withListener(event -> log.line(event.line(wiring.times().zone())))
                    .withProblems(problem -> log.line("problem: " + problem)));
        } catch (LkjException e) {
            log.close(false);
            throw e.exitCode() == ExitCode.USAGE
                    ? e
                    : LkjException.of(ExitCode.UNAVAILABLE, "the emulator did not start: " + e.getMessage(), e)
                            .withHint(e.hint());
        }
    }
}
