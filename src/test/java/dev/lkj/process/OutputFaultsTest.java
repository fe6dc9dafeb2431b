package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that end early or take nothing, and disks and folders that cannot be written. */
final class OutputFaultsTest {
    @TempDir
    private Path folder;

    private StubProject project;
    private StubCloud cloud;

    @BeforeEach
    void startService() throws IOException {
        project = StubProject.create(folder);
        cloud = new StubCloud(StubCloud.Step.END);
    }

    @AfterEach
    void stopService() {
        cloud.close();
    }

    private LkjProcess.Result through(String shell, String... args) {
        return project.lkj().with(cloud.environment()).through(shell).run(args);
    }

    private void assertDeployed() {
        assertThat(cloud.requests()).contains("DeployAgentV2", "store", "build");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--quiet"})
    void deployGoesOnWhenItsReaderGoesAway(String flag) {
        LkjProcess.Result result =
                through("{ \"$@\" 2>&1; echo \"code $?\" >&2; } | head -n 1", "agent", "deploy", flag);
        assertThat(result.err()).isEqualTo("code 0\n");
        assertThat(result.out().lines().count()).isLessThanOrEqualTo(1);
        assertDeployed();
    }

    @Test
    void failureIsToldByTheExitCodeWhenNobodyReads() {
        LkjProcess.Result result =
                through("{ \"$@\"; echo \"code $?\" >&2; } | true", "agent", "deploy", "--json", "no-such-folder");
        assertThat(result.err()).contains("code 2\n").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "status", "versions", "deploy --json", "deploy --dry-run"})
    void outputThatCannotBeWrittenIsAFailure(String command) {
        assumeThat(Path.of("/dev/full")).exists();
        String[] args = ("agent " + command).split(" ", -1);
        LkjProcess.Result result = through("exec \"$@\" > /dev/full", args);
        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains("error: cannot write the standard output: No space left on device");
    }

    @Test
    void closedStandardErrorDoesNotEndADeploy() {
        LkjProcess.Result result = through("exec \"$@\" 2>&-", "agent", "deploy", "--json");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"event\":\"result\"").contains("\"success\":true");
    }

    @Test
    void allStreamsClosedLeaveTheExitCode() {
        LkjProcess.Result result = through("exec \"$@\" <&- >&- 2>&-", "agent", "deploy");
        assertThat(result.code()).isZero();
        assertDeployed();
    }

    @Test
    void archiveThatCannotBeWrittenIsExitOneAndSendsNothing() throws Exception {
        project.large();
        LkjProcess.Result result = through("ulimit -f 64 && exec \"$@\"", "agent", "deploy");
        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: cannot write the archive to " + project.temporary() + ": File too large");
        assertThat(cloud.requests()).doesNotContain("DeployAgentV2", "store", "build");
        assertThat(project.temporary()).isEmptyDirectory();
    }

    @Test
    void temporaryFolderThatIsMissingIsNamed() throws Exception {
        Files.delete(project.temporary());
        LkjProcess.Result result = through("exec \"$@\"", "agent", "deploy");
        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains(project.temporary().toString());
        assertThat(cloud.requests()).doesNotContain("DeployAgentV2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unset HOME", "HOME=", "HOME=/no/such/folder", "chmod 500 \"$HOME\""})
    void deployNeedsNoHome(String before) throws Exception {
        assumeThat(before.startsWith("chmod") && isRoot())
                .as("root may write everywhere")
                .isFalse();
        LkjProcess.Result result = through(before + "; exec \"$@\"", "agent", "deploy");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(project.home()).isEmptyDirectory();
    }

    @Test
    void readOnlyFolderKeepsItsConfigFile() throws Exception {
        assumeThat(isRoot()).as("root may write everywhere").isFalse();
        Path file = project.folder().resolve("livekit.toml");
        String before = Files.readString(file);
        LkjProcess.Result result =
                through("chmod 500 .; \"$@\"; code=$?; chmod 700 .; exit $code", "agent", "config", "--id", "CA_stub");
        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains("livekit.toml").doesNotContain("Exception");
        assertThat(file).hasContent(before);
        assertThat(project.folder())
                .isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }

    private boolean isRoot() throws IOException {
        return "root".equals(Files.getOwner(folder).getName());
    }
}
