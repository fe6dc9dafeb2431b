package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what runs in a running emulator. */
@Command(
        name = "status",
        description = "Show where a running emulator listens, and its agents with their instances and sessions.",
        footer = {
            "  lkj emulator status",
            "  lkj emulator status --json",
        })
final class EmulatorStatusCommand implements Verb {
    @Mixin
    private PortOption which = new PortOption();

    @Option(
            names = {"-j", "--json"},
            description = "Print all that the emulator knows as JSON; no secret is in it.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        RunningEmulator emulator = RunningEmulator.find(wiring, which.port());
        if (json) {
            ObjectNode all = emulator.state().deepCopy();
            all.put("url", emulator.url());
            all.put("environment_file", emulator.file().toString());
            wiring.environment().out().line(all.toPrettyString());
            return ExitCode.OK;
        }
        EmulatorStatusView view = new EmulatorStatusView(emulator.state());
        wiring.environment().out().line(view.heading(emulator.url()));
        wiring.environment().out().line("Watch it in a browser: " + emulator.pageUrl());
        wiring.environment().out().line("");
        EmulatorTable.print(wiring, view.table());
        return ExitCode.OK;
    }
}
