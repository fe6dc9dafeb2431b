package dev.lkj.cli.emulator;

import static dev.lkj.container.http.FakeDaemon.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.container.http.FakeDaemon;
import dev.lkj.error.ExitCode;
import dev.lkj.testing.CliHarness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which engine an emulator gets, and what it says of the choice. */
class EnginesTest {
    @TempDir
    private Path folder;

    private final FakeDaemon daemon = FakeDaemon.start();

    @BeforeEach
    void answer() {
        daemon.on("GET /v1.41/containers/json", ok("[]")).on("GET /v1.41/images/json", ok("[]"));
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    /** Starts an emulator for a command that does nothing. */
    private CliHarness.Result exec(Path socket, String... flags) {
        List<String> args = new ArrayList<>(List.of("emulator", "exec"));
        args.addAll(List.of(flags));
        args.addAll(List.of("--", "git", "check-ref-format", "refs/heads/x"));
        return new CliHarness(folder, folder)
                .with("PATH", System.getenv("PATH"))
                .with("TMPDIR", folder.toString())
                .with("DOCKER_HOST", "unix://" + socket)
                .run(args.toArray(String[]::new));
    }

    private Path nobody() {
        return folder.resolve("none.sock");
    }

    private static String secondLine(CliHarness.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result.err().lines().skip(1).findFirst().orElse("");
    }

    @Test
    void autoTakesADaemonThatAnswers() {
        assertThat(secondLine(exec(daemon.socket())))
                .isEqualTo("Engine docker, as Docker 20.10 answers on " + daemon.socket() + ".");
    }

    @Test
    void autoTakesProcessesOtherwiseAndSaysWhy() {
        assertThat(secondLine(exec(nobody()))).startsWith("Engine process, as no answer from " + nobody() + " (");
    }

    @Test
    void anEngineThatWasNamedNeedsNoReason() {
        assertThat(secondLine(exec(daemon.socket(), "--engine", "process"))).isEqualTo("Engine process.");
        assertThat(secondLine(exec(nobody(), "--engine", "simulate"))).isEqualTo("Engine simulate.");
        assertThat(secondLine(exec(daemon.socket(), "--engine", "docker"))).isEqualTo("Engine docker.");
    }

    @Test
    void dockerWithoutADaemonChangesNothing() {
        CliHarness.Result result = exec(nobody(), "--engine", "docker", "--data", "state");

        assertThat(result.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(result.err()).contains("the engine docker cannot be used: no answer from " + nobody());
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void anEngineThatDoesNotExistIsSaid() {
        CliHarness.Result result = exec(nobody(), "--engine", "magic");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.err()).contains("there is no engine [magic]").contains("auto, docker, process or simulate");
    }

    @Test
    void aDataFolderKeepsItsEngine() {
        assertThat(secondLine(exec(nobody(), "--data", "state"))).startsWith("Engine process, as no answer");
        assertThat(secondLine(exec(daemon.socket(), "--data", "state")))
                .isEqualTo("Engine process, as the data folder says so.");

        CliHarness.Result other = exec(daemon.socket(), "--data", "state", "--engine", "docker");
        assertThat(other.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(other.err()).contains("belongs to the engine process, not to docker");
    }

    @Test
    void aDataFolderOfADaemonThatIsGoneIsAnError() {
        assertThat(secondLine(exec(daemon.socket(), "--data", "state"))).startsWith("Engine docker, as Docker");

        CliHarness.Result result = exec(nobody(), "--data", "state");
        assertThat(result.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(result.err()).contains("the engine docker cannot be used");

        assertThat(secondLine(exec(daemon.socket(), "--data", "state")))
                .isEqualTo("Engine docker, as the data folder says so.");
    }
}
