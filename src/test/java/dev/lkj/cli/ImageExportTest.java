package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.state.Plan;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.TestImage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pushed image has no source, so a file that was exported cannot have its version. */
class ImageExportTest {
    @TempDir
    private Path folder;

    @Test
    void bothWaysSayThatItIsMissing() throws IOException {
        try (Rehearsal rehearsal = new Rehearsal(folder, options -> options.withPlan(Plan.ENTERPRISE))) {
            JsonRuns.announce(folder, rehearsal.emulator());
            TestImage.of("one").dockerArchive(rehearsal.work().resolve("img.tar"));
            CliHarness.Result deployed = rehearsal.type("agent deploy --image-tar img.tar");
            assertThat(deployed.code()).as(deployed.err()).isZero();

            CliHarness.Result exported = rehearsal.type("emulator export a.zip");
            assertThat(exported.code()).as(exported.err()).isZero();
            assertThat(exported.err())
                    .containsPattern(
                            "Without the pushed image of CA_1 \\d+: where it serves, the file cannot be imported");
            JsonNode json = RequestForm.parse(
                    rehearsal.type("emulator export b.zip --json").out());
            assertThat(json.path("missing_images").findValuesAsText("agent_id")).containsExactly("CA_1");

            CliHarness.Result imported = rehearsal.type("emulator import a.zip --yes");
            assertThat(imported.code()).isEqualTo(2);
            assertThat(imported.err()).contains("nothing was imported", "CA_1");
            assertThat(rehearsal.type("agent status").out()).contains("Running");
        }
    }
}
