package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lkj emulator exec} stands for the command that it runs, and leaves nothing behind. */
final class EmulatorExecTest {
    private static final String STOPPED = "lkj emulator: stopped, nothing runs any more.";

    @TempDir
    private Path folder;

    private HelloProject project;

    @BeforeEach
    void copyHelloAgent() throws IOException {
        project = HelloProject.create(folder);
    }

    private LkjProcess.Result exec(String... command) {
        List<String> args = new ArrayList<>(List.of("emulator", "exec", "--engine", "process", "--"));
        args.addAll(List.of(command));
        return project.lkj().run(args.toArray(String[]::new));
    }

    private String[] deployThen(String shell) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" && { " + shell + "; }", "sh"));
        command.addAll(project.lkj().words("agent", "deploy"));
        List<String> args = new ArrayList<>(List.of("emulator", "exec", "--engine", "process", "--"));
        args.addAll(command);
        return args.toArray(String[]::new);
    }

    @Test
    void standardOutputIsTheCommandsAlone() {
        LkjProcess.Result result = exec("sh", "-c", "echo \"$LK_AGENTS_URL\"; echo told >&2");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).matches("http://127\\.0\\.0\\.1:[0-9]+\n");
        assertThat(result.err())
                .contains("\ntold\n")
                .contains("Not LiveKit Cloud.")
                .endsWith(STOPPED + "\n");
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 3, 3", "kill -s KILL $$, 137", "kill -s TERM $$, 143"})
    void exitCodeIsTheCommands(String script, int code) {
        assertThat(exec("sh", "-c", script).code()).isEqualTo(code);
    }

    @Test
    void commandThatDoesNotExistIs127() {
        LkjProcess.Result result = exec("no-such-command");
        assertThat(result.code()).isEqualTo(127);
        assertThat(result.err()).contains("lkj: no-such-command: command not found");
    }

    @Test
    void commandThatCannotBeRunIs126() throws Exception {
        Files.writeString(project.folder().resolve("plain.txt"), "text");
        LkjProcess.Result result = exec("./plain.txt");
        assertThat(result.code()).isEqualTo(126);
        assertThat(result.err()).contains("lkj: ./plain.txt: Permission denied");
    }

    @Test
    void logIsNamedAfterAFailureAndGoneAfterASuccess() {
        exec("true");
        assertThat(project.temporary()).isEmptyDirectory();
        LkjProcess.Result result = exec("false");
        String name = result.err()
                .substring(result.err().indexOf("What it did: ") + 13)
                .strip();
        assertThat(Path.of(name)).hasParent(project.temporary()).isRegularFile();
    }

    @Test
    void emulatorThatCannotStartIs8AndRunsNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(taken.getLocalPort());
            LkjProcess.Result result =
                    project.lkj().run("emulator", "exec", "--engine", "process", "--port", port, "--", "echo", "ran");
            assertThat(result.code()).isEqualTo(8);
            assertThat(result.err()).contains("the emulator did not start: port " + port);
            assertThat(result.out()).isEmpty();
        }
        assertThat(project.temporary()).isEmptyDirectory();
    }

    @Test
    void unknownPlanIsAUsageErrorThatLeavesNothing() {
        LkjProcess.Result result =
                project.lkj().run("emulator", "exec", "--engine", "process", "--plan", "gold", "--", "echo", "ran");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(project.temporary()).isEmptyDirectory();
    }

    @Test
    void dataFolderThatCannotBeUsedIs8() throws Exception {
        Files.writeString(project.folder().resolve("file"), "");
        LkjProcess.Result result =
                project.lkj().run("emulator", "exec", "--engine", "process", "--data", "file", "--", "echo", "ran");
        assertThat(result.code()).isEqualTo(8);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void deployOfHelloAgentLeavesNothingRunning() {
        LkjProcess.Result result = project.lkj().run(deployThen("echo deployed"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("deployed\n");
        assertThat(result.err()).contains("is live in us-east");
        assertThat(ProcessTable.naming(folder)).isEmpty();
        assertThat(project.temporary()).isEmptyDirectory();
        assertThat(project.home()).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void signalEndsTheCommandThenTheInstances(String signal, int code) {
        LkjProcess.assumeSignals();
        try (LkjProcess running = project.lkj().start(deployThen("echo ready; exec sleep 1000"))) {
            running.awaitOut("ready");
            assertThat(ProcessTable.instances(folder)).isNotEmpty();

            LkjProcess.Result result = running.signal(signal).result();
            assertThat(result.code()).as(result.err()).isEqualTo(code);
            assertThat(result.err()).contains(STOPPED);
            assertThat(ProcessTable.naming(folder)).isEmpty();
        }
    }

    @Test
    void signalReachesWhatTheCommandStarted() {
        LkjProcess.assumeSignals();
        try (LkjProcess running = project.lkj()
                .start(
                        "emulator",
                        "exec",
                        "--engine",
                        "process",
                        "--",
                        "sh",
                        "-c",
                        "echo ready; sleep 1000; echo no")) {
            LkjProcess.Result result = running.awaitOut("ready").signal("INT").result();
            assertThat(result.code()).as(result.err()).isEqualTo(130);
            assertThat(ProcessTable.naming(folder)).isEmpty();
        }
    }

    @Test
    void commandMayEndAsItLikesAfterASignal() {
        LkjProcess.assumeSignals();
        String script = "trap 'echo tidied; exit 5' INT; echo ready; while :; do sleep 0.05; done";
        try (LkjProcess running =
                project.lkj().start("emulator", "exec", "--engine", "process", "--", "sh", "-c", script)) {
            LkjProcess.Result result = running.awaitOut("ready").signal("INT").result();
            assertThat(result.code()).as(result.err()).isEqualTo(5);
            assertThat(result.out()).isEqualTo("ready\ntidied\n");
        }
    }
}
