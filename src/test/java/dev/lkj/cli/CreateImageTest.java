package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.state.Plan;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new agent of a prebuilt image, against the emulator. */
class CreateImageTest {
    @TempDir
    private Path folder;

    private @Nullable Rehearsal started;

    private Rehearsal start(Plan plan) throws IOException {
        Rehearsal rehearsal = new Rehearsal(folder, options -> options.withPlan(plan));
        started = rehearsal;
        TestImage.of("one", "two").dockerArchive(rehearsal.work().resolve("img.tar"));
        Files.delete(rehearsal.work().resolve("livekit.toml"));
        Files.delete(rehearsal.work().resolve("Dockerfile"));
        return rehearsal;
    }

    @AfterEach
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void serves() throws IOException {
        Rehearsal rehearsal = start(Plan.ENTERPRISE);

        CliHarness.Result result = rehearsal.type("agent create --region us-east --image-tar img.tar --secrets A=1");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("Saving config file [livekit.toml]\n");
        assertThat(result.err()).contains("Created agent with ID [CA_", " is live in us-east");
        assertThat(rehearsal.type("agent secrets").out()).contains("│ A ");
    }

    @Test
    void aPlanWithoutImagesLeavesTheAgentAndSaysSo() throws IOException {
        Rehearsal rehearsal = start(Plan.SHIP);

        CliHarness.Result result = rehearsal.type("agent create --region us-east --image-tar img.tar");

        assertThat(result.code()).as(result.err()).isEqualTo(7);
        assertThat(result.err()).contains("lkj agent delete   removes it again");
        assertThat(Files.readString(rehearsal.work().resolve("livekit.toml"))).contains("CA_");
    }

    @Test
    void aDamagedImageCreatesNothing() throws IOException {
        Rehearsal rehearsal = start(Plan.ENTERPRISE);
        Files.writeString(rehearsal.work().resolve("img.tar"), "no tar at all");

        CliHarness.Result result = rehearsal.type("agent create --region us-east --image-tar img.tar");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("failed to load image");
        assertThat(Files.exists(rehearsal.work().resolve("livekit.toml"))).isFalse();
    }
}
