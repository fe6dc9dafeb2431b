package dev.lkj.cli.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.ShellWords;
import dev.lkj.term.SafeText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes an exported file into a running emulator. */
@Command(
        name = "import",
        description = {
            "Take what was exported into a running emulator: images are built from their sources, what rolled rolls on.",
            "All or nothing: a file that is not good changes nothing.",
        },
        footer = {
            "  lkj emulator import lkj-emulator-export.zip",
            "  lkj emulator import before-the-change.zip --overwrite   forget what is there",
        })
final class ImportCommand implements Verb {
    @Parameters(arity = "1", paramLabel = "FILE", description = "The file that lkj emulator export wrote.")
    private String file = "";

    @Option(names = "--overwrite", description = "Forget the agents and private links that are there.")
    private boolean overwrite;

    @Option(
            names = {"-j", "--json"},
            description = "Print what was imported as JSON.")
    private boolean json;

    @Mixin
    private PortOption which = new PortOption();

    @Override
    public ExitCode run(Wiring wiring) {
        Path source = wiring.environment().directory().resolve(file);
        if (!Files.isRegularFile(source) || !Files.isReadable(source)) {
            throw LkjException.usage("there is no file " + file + " that can be read");
        }
        RunningEmulator emulator = RunningEmulator.find(wiring, which.port());
        boolean forget = overwrite || wiring.global().yes();
        if (!forget && isUsed(emulator.state())) {
            if (!wiring.prompter().isInteractive()) {
                throw LkjException.usage("an import forgets the agents of the emulator at " + emulator.url())
                        .withHint("lkj emulator import " + ShellWords.of(List.of(file)) + " --overwrite");
            }
            String question = "Forget every agent of the emulator at " + emulator.url() + "?";
            if (!wiring.prompter().confirm(question, false)) {
                wiring.status("Nothing was changed.");
                return ExitCode.FAILED;
            }
            forget = true;
        }
        wiring.status("Importing " + file + ": its versions are built again");
        tell(wiring, emulator.upload("import" + (forget ? "?overwrite=true" : ""), source));
        return ExitCode.OK;
    }

    private static boolean isUsed(JsonNode state) {
        for (JsonNode agent : state.path("agents")) {
            if (!agent.path("versions").isEmpty() || !agent.path("secrets").isEmpty()) {
                return true;
            }
        }
        return !state.path("private_links").isEmpty();
    }

    private void tell(Wiring wiring, JsonNode done) {
        if (json) {
            ObjectNode all = done.deepCopy();
            all.put("file", file);
            wiring.environment().out().line(all.toPrettyString());
            return;
        }
        String contents = Counts.of(
                done.path("agents").asInt(),
                done.path("versions").asInt(),
                done.path("private_links").asInt());
        wiring.environment().out().line("Imported " + file + ": " + contents);
        for (JsonNode agent : done.path("missing_secrets")) {
            List<String> names = new ArrayList<>();
            agent.path("secrets").forEach(name -> names.add(name.asText()));
            wiring.status(SafeText.of("Not set, since no file has their values, are the secrets of "
                    + agent.path("agent_id").asText() + ": " + String.join(", ", names)));
        }
    }
}
