package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a running emulator begin again. */
@Command(
        name = "reset",
        description = {
            "Make a running emulator begin again: end its instances, forget agents, versions, secrets and faults.",
            "The agents that existed when it started exist again, never deployed.",
        },
        footer = {
            "  lkj emulator reset",
            "  lkj emulator reset --yes        without a question",
        })
final class ResetCommand implements Verb {
    @Mixin
    private PortOption which = new PortOption();

    @Option(
            names = {"-j", "--json"},
            description = "Print which emulator it was as JSON.")
    private boolean json;

    @Override
    public ExitCode run(Wiring wiring) {
        RunningEmulator emulator = RunningEmulator.find(wiring, which.port());
        if (!wiring.global().yes()) {
            if (!wiring.prompter().isInteractive()) {
                throw LkjException.usage("a reset forgets every agent of the emulator at " + emulator.url())
                        .withHint("lkj emulator reset --yes");
            }
            if (!wiring.prompter().confirm("Forget every agent of the emulator at " + emulator.url() + "?", false)) {
                wiring.status("Nothing was changed.");
                return ExitCode.FAILED;
            }
        }
        emulator.call("POST", "reset");
        wiring.status("The emulator at " + emulator.url() + " is as it was when it started.");
        if (json) {
            wiring.environment()
                    .out()
                    .line(JsonNodeFactory.instance
                            .objectNode()
                            .put("reset", emulator.url())
                            .toPrettyString());
        }
        return ExitCode.OK;
    }
}
