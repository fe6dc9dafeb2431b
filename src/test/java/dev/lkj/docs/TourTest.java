package dev.lkj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.engine.ProcessEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types every command of docs/tour.md into a shell, on a terminal of 80 columns, and compares what it shows.
 *
 * <p>{@code -Dtour.update=true} writes what was shown into the page instead.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tour is typed into a POSIX shell")
class TourTest {
    private static final Path PAGE = Path.of("docs/tour.md");

    @TempDir
    private Path folder;

    @Test
    void everyCommandShowsWhatThePageSays() throws Exception {
        TourPage page = TourPage.read(PAGE);
        List<String> shown;
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        EmulatorOptions options = EmulatorOptions.of(ProcessEngine.passing(temporary, System.getenv(), Clock.system()))
                .withSubdomain("emulator")
                .withAgents(List.of(new AgentSeed("CA_hello", "hello")));
        try (EmulatorServer emulator = EmulatorServer.start(options)) {
            TourShell shell = new TourShell(folder, emulator.environment());
            shown = shell.type(page.commands());
        }
        if (Boolean.getBoolean("tour.update")) {
            page.write(PAGE, shown);
        }
        Path made = Files.writeString(folder.resolve("made.md"), TourPage.normalised(page.with(shown)));
        Path expected = Files.writeString(folder.resolve("page.md"), TourPage.normalised(Files.readString(PAGE)));
        // Of two files AssertJ reports the lines that differ, not both wholes.
        assertThat(made).as("what the commands show").hasSameTextualContentAs(expected);
    }

    @Test
    void thePageHasOutputForEachDeploy() throws IOException {
        assertThat(Files.readString(PAGE)).contains("is live").contains("nothing to undo");
    }
}
