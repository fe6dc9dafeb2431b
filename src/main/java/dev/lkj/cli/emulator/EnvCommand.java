package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(
            names = {"-j", "--json"},
            description = "Print the variables and their values as one JSON object.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        RunningEmulator emulator = RunningEmulator.find(wiring, which.port());
        if (json) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            new TreeMap<>(emulator.variables()).forEach(all::put);
            wiring.environment().out().line(all.toPrettyString());
            return ExitCode.OK;
        }
        try {
            wiring.environment().out().print().print(Files.readString(emulator.file()));
            wiring.environment().out().print().flush();
            return ExitCode.OK;
        } catch (IOException e) {
            throw LkjException.failed("cannot read " + emulator.file() + ": " + e.getMessage(), e);
        }
    }
}
