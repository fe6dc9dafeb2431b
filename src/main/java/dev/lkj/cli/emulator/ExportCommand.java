package dev.lkj.cli.emulator;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.term.Sizes;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the state of a running emulator into a file. */
@Command(
        name = "export",
        description = {
            "Write a running emulator's agents, versions, deployments and private links into one file, with sources.",
            "Values of secrets are left out and said; sessions and instances stay where they are.",
        },
        footer = {
            "  lkj emulator export",
            "  lkj emulator export before-the-change.zip",
        })
final class ExportCommand implements Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "lkj-emulator-export.zip",
            description = "The file to write (default: ${DEFAULT-VALUE}).")
    private String file = "lkj-emulator-export.zip";

    @Option(names = "--overwrite", description = "Replace a file that is there.")
    private boolean overwrite;

    @Option(
            names = {"-j", "--json"},
            description = "Print what is in the file as JSON.")
    private boolean json;

    @Mixin
    private PortOption which = new PortOption();

    @Override
    public ExitCode run(Wiring wiring) {
        Path target = wiring.environment().directory().resolve(file);
        if (Files.isDirectory(target)) {
            throw LkjException.usage(file + " is a folder");
        }
        RunningEmulator emulator = RunningEmulator.find(wiring, which.port());
        if (Files.exists(target) && !overwrite && !wiring.global().yes()) {
            throw LkjException.usage(file + " exists").withHint("another name, or --overwrite");
        }
        emulator.download("export", target);
        ExportedFile written = ExportedFile.read(target);
        if (json) {
            wiring.environment().out().line(written.json(file).toPrettyString());
            return ExitCode.OK;
        }
        wiring.environment().out().line("Wrote " + file + ", " + Sizes.of(written.bytes()) + ": " + written.contents());
        written.leftOut().forEach(wiring::status);
        written.withoutSource().forEach(wiring::status);
        return ExitCode.OK;
    }
}
