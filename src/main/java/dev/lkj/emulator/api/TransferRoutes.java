package dev.lkj.emulator.api;

import dev.lkj.emulator.codec.JsonCodec;
import dev.lkj.emulator.state.Refused;
import dev.lkj.emulator.transfer.Export;
import dev.lkj.emulator.transfer.Import;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The emulator's state as a file: out, and in. */
final class TransferRoutes {
    private static final String ZIP = "application/zip";

    private final Export export;
    private final Import imports;
    private final JsonCodec codec = new JsonCodec();

    /** The secrets of an agent that the file has no values of. */
    record MissingSecrets(String agentId, List<String> secrets) {}

    /** The answer of {@code POST import}. */
    record Imported(
            int agents,
            int versions,
            int privateLinks,
            int builtImages,
            String engine,
            String plan,
            List<MissingSecrets> missingSecrets) {}

    TransferRoutes(Export export, Import imports) {
        this.export = export;
        this.imports = imports;
    }

    Answer write(Exchange exchange) {
        Map<String, String> headers =
                Map.of("Content-Type", ZIP, "Content-Disposition", "attachment; filename=\"lkj-emulator-export.zip\"");
        return new Answer.Stream(200, headers, export::writeTo);
    }

    Answer read(Exchange exchange) throws IOException {
        try {
            Import.Result result =
                    imports.run(exchange.body(), exchange.query("overwrite").equals("true"));
            List<MissingSecrets> missing = new TreeMap<>(result.missingSecrets())
                    .entrySet().stream()
                            .map(entry -> new MissingSecrets(entry.getKey(), entry.getValue()))
                            .toList();
            return OwnMessages.answer(
                    codec,
                    new Imported(
                            result.agents(),
                            result.versions(),
                            result.privateLinks(),
                            result.builtImages(),
                            result.engine(),
                            result.plan(),
                            missing));
        } catch (Refused e) {
            // Whoever sends a large file gets to read why it is not wanted.
            return new Answer.Early(TwirpErrors.of(e));
        }
    }
}
