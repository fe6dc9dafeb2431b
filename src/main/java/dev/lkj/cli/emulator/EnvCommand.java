package dev.lkj.cli.emulator;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the environment of a running emulator. */
@Command(
        name = "env",
        description = {
            "Print the environment that makes lkj, lk and agents use a running emulator, for a shell to read.",
            "It holds the emulator's secret, which is worth nothing elsewhere.",
        },
        footer = {
            "  eval \"$(lkj emulator env)\"",
            "  eval \"$(lkj emulator env --port 8790)\"",
        })
final class EnvCommand implements Verb {
    @Mixin
    private PortOption which = new PortOption();

    @Override
    public ExitCode run(Wiring wiring) {
        RunningEmulator emulator = RunningEmulator.find(wiring, which.port());
        try {
            wiring.environment().out().print().print(Files.readString(emulator.file()));
            wiring.environment().out().print().flush();
            return ExitCode.OK;
        } catch (IOException e) {
            throw LkjException.failed("cannot read " + emulator.file() + ": " + e.getMessage(), e);
        }
    }
}
