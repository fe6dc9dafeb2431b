package dev.lkj.cli.emulator;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.error.ExitCode;
import dev.lkj.term.Columns;
import dev.lkj.term.SafeText;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an emulator until Ctrl-C. */
@Command(
        name = "start",
        description = {
            "Start an emulator and show what happens in it, until Ctrl-C, which stops it and all that it started.",
            "It prints the name of a file with the environment that other windows need.",
        },
        footer = {
            "  lkj emulator start",
            "  lkj emulator start --data .lkj --region us-east --region eu-central",
            "  lkj emulator start --plan build               a plan without rollback",
            "  lkj emulator start --detach                   in the background",
        })
final class StartCommand implements Verb {
    /** Until instances have ended: SIGTERM, 5 s, SIGKILL, and a little for the rest. */
    private static final Duration CLOSING = Duration.ofSeconds(15);

    /** Where there is no terminal whose width would count. */
    private static final int PLAIN_WIDTH = 79;

    private static final Duration LOOK = Duration.ofHours(1);

    @Mixin
    private EmulatorFlags flags = new EmulatorFlags();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8790",
            description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    private int port = 8790;

    @Option(
            names = "--detach",
            description = "Return when it is ready, and leave it running: lkj emulator stop ends it.")
    private boolean detach;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run(Wiring wiring) {
        if (detach) {
            List<String> args = spec.root().commandLine().getParseResult().originalArgs();
            return new DetachedStart(wiring, args).run();
        }
        wiring.end().allow(CLOSING);
        EmulatorOptions options = flags.options(wiring, port)
                .withListener(event -> say(wiring, event.line(zone(wiring))))
                .withProblems(problem -> say(wiring, "problem: " + SafeText.of(problem)));
        // The file goes last: who waits for the end of an emulator looks for it.
        try (EnvironmentFile file = new EnvironmentFile();
                EmulatorServer emulator = EmulatorServer.start(options)) {
            file.write(wiring, emulator);
            banner(wiring, emulator, file);
            var stop = wiring.environment().cancellation();
            var requested = emulator.stopRequested().onCancel(stop::cancel);
            try (requested) {
                boolean stopped = false;
                while (!stopped) {
                    stopped = stop.await(LOOK);
                }
            }
            wiring.status("Stopping: instances get SIGTERM and at most 5 s");
        }
        wiring.status("Stopped; nothing runs any more.");
        return wiring.end().signal();
    }

    private void banner(Wiring wiring, EmulatorServer emulator, EnvironmentFile file) {
        wiring.status(EmulatorFlags.GREETING);
        String engine = flags.engineLine(emulator) + " (" + emulator.engineText() + "), plan "
                + flags.chosenPlan().word() + ", " + flags.storage();
        int width = wiring.terminal().live() ? wiring.terminal().size().get().columns() - 1 : PLAIN_WIDTH;
        Columns.wrap(engine, width).forEach(wiring::status);
        wiring.status("");
        wiring.status("  . " + file.shown() + "     # LIVEKIT_URL, key, secret, LK_AGENTS_URL");
        wiring.status("  " + emulator.pageUrl() + "     # watch it in a browser; works once");
        wiring.status("");
        String power = emulator.engineName().equals("docker") ? ", and as root in containers." : ".";
        wiring.status("Ctrl-C stops it and what it started. Whoever has the key can run code as you" + power);
        flags.notes(emulator).forEach(wiring::status);
        if (wiring.global().dev()) {
            wiring.status("--dev: everybody on this machine knows the key and the secret.");
        }
        wiring.status("");
    }

    private static ZoneId zone(Wiring wiring) {
        return wiring.times().zone();
    }

    private static void say(Wiring wiring, String line) {
        wiring.environment().err().line(line);
    }
}
