package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.nio.file.Files;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a running emulator. */
@Command(
        name = "stop",
        description = {
            "Stop a running emulator and all that it started: instances get SIGTERM and at most 5 s.",
            "A data folder is kept.",
        },
        footer = {
            "  lkj emulator stop",
        })
final class StopCommand implements Verb {
    /** Instances get 5 s, the rest a little. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(50);

    @Mixin
    private PortOption which = new PortOption();

    @Option(
            names = {"-j", "--json"},
            description = "Print which emulator it was as JSON.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        RunningEmulator emulator = RunningEmulator.find(wiring, which.port());
        emulator.stop();
        Duration end = wiring.environment().clock().elapsed().plus(PATIENCE);
        // Its file is the last thing that goes.
        while (emulator.answers() || Files.exists(emulator.file())) {
            if (wiring.environment().clock().elapsed().compareTo(end) > 0) {
                throw LkjException.of(ExitCode.TIMED_OUT, "the emulator at " + emulator.url() + " is still stopping")
                        .withHint("lkj emulator status");
            }
            wiring.pacing().pause(LOOK);
        }
        wiring.status("Stopped; nothing runs any more.");
        if (json) {
            wiring.environment()
                    .out()
                    .line(JsonNodeFactory.instance
                            .objectNode()
                            .put("stopped", emulator.url())
                            .toPrettyString());
        }
        return ExitCode.OK;
    }
}
