package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deploy in a real terminal: what is left of its live view, whatever happens to it. */
@Tag("component")
final class TerminalDeployTest {
    private static final Path GOLDENS = Path.of("src/test/resources/golden/terminal");

    @TempDir
    private Path folder;

    private HelloProject hello;
    private StubProject stub;

    @BeforeEach
    void makeProjects() throws IOException {
        hello = HelloProject.create(folder.resolve("hello"));
        stub = StubProject.create(folder.resolve("stub")).large();
    }

    private static void check(String name, String screen) throws IOException {
        String normal = screen.replaceAll(":[0-9]{4,5}", ":PORT")
                        .replaceAll("20[0-9]{12}", "VERSION")
                        .replaceAll("[0-9]+(\\.[0-9]+)? kB", "SIZE")
                        .replaceAll("SIZE \\([^)\n]*…", "SIZE (…")
                        .replaceAll(" +[0-9]+\\.[0-9]s\n", "  TIME\n")
                + "\n";
        Path file = GOLDENS.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDENS);
            Files.writeString(file, normal);
        }
        assertThat(normal).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource({"80", "40"})
    void nothingIsLeftOfTheLiveView(int columns) throws Exception {
        List<String> args = new ArrayList<>(List.of("emulator", "exec", "--quiet", "--engine", "process", "--"));
        args.addAll(hello.lkj().terminals("012").words("agent", "deploy"));
        try (Tmux terminal = hello.lkj().terminals("012").inTerminal(columns, 24, args.toArray(String[]::new))) {
            terminal.await("[exit 0]");
            check("deploy-" + columns + ".txt", terminal.unwrapped());
            assertThat(terminal.cursorShown()).isTrue();
        }
    }

    private LkjCommand lkj(StubCloud cloud) {
        return stub.lkj().with(cloud.environment()).with("LANG", "C.UTF-8").terminals("012");
    }

    private static void assertClean(Tmux terminal) {
        assertThat(terminal.history()).doesNotContain("◐", "Packing", "Uploading", "Building", "Rolling out  ");
        assertThat(terminal.cursorShown()).isTrue();
    }

    private static void assertOnce(String history, String... lines) {
        for (String line : lines) {
            assertThat(history.split(line, -1)).as("%s in\n%s", line, history).hasSize(2);
        }
    }

    @Test
    void resizingInTheMiddleLeavesNoRemains() throws Exception {
        try (StubCloud cloud = new StubCloud(StubCloud.Step.BUILD);
                Tmux terminal = lkj(cloud).inTerminal(80, 24, "agent", "deploy")) {
            terminal.await("FROM scratch").resize(45, 10).await("FROM scratch");
            terminal.resize(100, 30).await("FROM scratch");
            cloud.release();
            terminal.await("[exit 0]");
            assertClean(terminal);
            assertOnce(terminal.history(), "✓ Packed", "✓ Uploaded", "✓ Built", "✓ Rolled out", "V2 is live");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SETTINGS, production, nothing was sent",
        "DEPLOY, Packed, a request was under way",
        "UPLOAD, Uploading, the upload was stopped",
        "BUILD, FROM scratch, the build of V2 was left",
        "ROLLOUT, Setting Up, V2 keeps rolling out in us-east",
    })
    void interruptLeavesACleanScreen(StubCloud.Step step, String shown, String state) throws Exception {
        try (StubCloud cloud = new StubCloud(step);
                Tmux terminal = lkj(cloud).inTerminal(80, 24, "agent", "deploy")) {
            terminal.await(shown).press("C-c").await("[exit 130]");
            assertClean(terminal);
            assertOnce(terminal.history(), "interrupted: " + state);
        }
    }

    @Test
    void watchedStatusIsDrawnUntilInterrupted() throws Exception {
        try (StubCloud cloud = new StubCloud(StubCloud.Step.ROLLOUT);
                Tmux terminal = lkj(cloud).inTerminal(60, 24, "agent", "status", "--watch")) {
            terminal.await("V1");
            assertThat(stub.lkj()
                            .with(cloud.environment())
                            .run("agent", "deploy", "--detach")
                            .code())
                    .isZero();
            terminal.await("Setting Up").press("C-c").await("[exit 130]");
            assertThat(terminal.history()).doesNotContain("V1");
            assertThat(terminal.cursorShown()).isTrue();
        }
    }
}
