package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.testing.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An emulator that does not take the key of the file that names it. */
class StopRefusedTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsRefusedIsSaidAtOnce() throws IOException {
        try (EmulatorFixture fixture = new EmulatorFixture()) {
            Path file = JsonRuns.announce(folder, fixture.emulator);
            Files.writeString(file, Files.readString(file).replace(fixture.emulator.apiSecret(), "another"));

            CliHarness.Result result = new CliHarness(folder, folder)
                    .with("TMPDIR", folder.toString())
                    .run("emulator", "stop");

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("the emulator answered 401");
        }
    }
}
