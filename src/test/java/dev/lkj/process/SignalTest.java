package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals at each step of a deploy: the exit code, what is said, and what is left behind. */
final class SignalTest {
    @TempDir
    private Path folder;

    private StubProject project;

    @BeforeEach
    void makeProject() throws IOException {
        LkjProcess.assumeSignals();
        project = StubProject.create(folder).large();
    }

    private LkjProcess.Result end(StubCloud.Step step, String signal, LkjCommand lkj, String... args)
            throws IOException {
        try (StubCloud cloud = new StubCloud(step);
                LkjProcess running = lkj.with(cloud.environment()).start(args)) {
            cloud.awaitHeld(running);
            if (step == StubCloud.Step.ROLLOUT && !List.of(args).contains("--json")) {
                running.awaitErr("Setting Up");
            }
            LkjProcess.Result result = running.signal(signal).result();
            assertThat(project.temporary()).isEmptyDirectory();
            assertThat(project.home()).isEmptyDirectory();
            return result;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SETTINGS, nothing was sent",
        "DEPLOY, a request was under way; whether the service acts on it is not known",
        "UPLOAD, the upload was stopped; nothing was deployed",
        "BUILD, the build of V2 was left; if the service finishes it",
        "ROLLOUT, V2 keeps rolling out in us-east; nothing was undone",
    })
    void interruptSaysWhatTheServiceIsDoing(StubCloud.Step step, String state) throws Exception {
        LkjProcess.Result result = end(step, "INT", project.lkj(), "agent", "deploy");
        assertThat(result.code()).as(result.err()).isEqualTo(130);
        assertThat(result.err()).contains("interrupted: " + state).doesNotContain("Exception");
        assertThat(result.err().split("interrupted", -1)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"UPLOAD", "BUILD", "ROLLOUT"})
    void terminationEndsWith143(StubCloud.Step step) throws Exception {
        LkjProcess.Result result = end(step, "TERM", project.lkj(), "agent", "deploy");
        assertThat(result.code()).as(result.err()).isEqualTo(143);
        assertThat(result.err()).contains("interrupted: ");
    }

    @ParameterizedTest
    @CsvSource({
        "SETTINGS, INT, 130, preparing",
        "DEPLOY, INT, 130, requesting",
        "UPLOAD, TERM, 143, uploading",
        "BUILD, INT, 130, building",
        "ROLLOUT, TERM, 143, rolling_out",
    })
    void jsonEndsWithOneResult(StubCloud.Step step, String signal, int code, String name) throws Exception {
        LkjProcess.Result result = end(step, signal, project.lkj(), "agent", "deploy", "--json");
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        List<String> lines = result.out().lines().toList();
        assertThat(lines)
                .filteredOn(line -> line.contains("\"event\":\"result\""))
                .hasSize(1);
        JsonNode last = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertThat(last.path("exit_code").intValue()).isEqualTo(code);
        assertThat(last.path("success").booleanValue()).isFalse();
        assertThat(last.path("error").path("step").textValue()).isEqualTo(name);
        assertThat(result.err()).contains("interrupted: ");
    }

    @ParameterizedTest
    @CsvSource({"UPLOAD", "BUILD", "ROLLOUT"})
    void terminalGetsItsCursorBack(StubCloud.Step step) throws Exception {
        LkjProcess.Result result = end(step, "INT", project.lkj().terminals("12"), "agent", "deploy");
        assertThat(result.code()).isEqualTo(130);
        assertThat(result.err()).contains("\u001b[?25l");
        assertThat(result.err().lastIndexOf("\u001b[?25h"))
                .isGreaterThan(result.err().lastIndexOf("\u001b[?25l"));
    }

    @Test
    void killDuringTheUploadLeavesNothingOfTheArchive() throws Exception {
        LkjProcess.Result result = end(StubCloud.Step.UPLOAD, "KILL", project.lkj(), "agent", "deploy");
        assertThat(result.code()).isEqualTo(137);
    }
}
