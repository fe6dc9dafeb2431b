package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands that find a running emulator, and one that was left running. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "they are typed into a POSIX shell")
final class EmulatorCommandsTest {
    private static final Pattern PORT = Pattern.compile("lkj-emulator-(\\d+)\\.env$");

    @TempDir
    private Path folder;

    private HelloProject project;

    @BeforeEach
    void copyHelloAgent() throws IOException {
        project = HelloProject.create(folder);
    }

    @AfterEach
    void stopWhatRuns() throws IOException {
        try (Stream<Path> files = Files.list(project.temporary())) {
            files.map(file -> PORT.matcher(file.toString()))
                    .filter(Matcher::find)
                    .forEach(port -> emulator("stop", "--port", port.group(1)));
        }
        ProcessTable.awaitNothing(folder);
    }

    private LkjProcess.Result emulator(String... args) {
        String[] words = new String[args.length + 1];
        words[0] = "emulator";
        System.arraycopy(args, 0, words, 1, args.length);
        return project.lkj().run(words);
    }

    private LkjProcess.Result detached() {
        LkjProcess.Result started = emulator("start", "--detach", "--engine", "process", "--port", "0");
        assertThat(started.code()).as(started.err()).isZero();
        return started;
    }

    /** Runs a line of shell that knows the emulator's environment; {@code "$@"} is lkj. */
    private LkjProcess.Result with(String line, String... args) throws IOException {
        LkjProcess.Result env = emulator("env");
        assertThat(env.code()).as(env.err()).isZero();
        Path file = Files.writeString(folder.resolve("environment"), env.out());
        return project.lkj().through(". '" + file + "'; " + line).run(args);
    }

    @Test
    void detachedEmulatorIsReadyWhenStartReturns() throws Exception {
        LkjProcess.Result started = detached();
        assertThat(started.err()).contains("Not LiveKit Cloud", "Stop   lkj emulator stop --port ");
        assertThat(started.out()).isEmpty();
        LkjProcess.Result deploy = with("\"$@\"", "agent", "deploy");
        assertThat(deploy.code()).as(deploy.err()).isZero();
    }

    @Test
    void statusShowsWhatRunsAndNoSecret() throws Exception {
        detached();
        assertThat(emulator("status").out())
                .startsWith("Emulator at http://127.0.0.1:")
                .contains("plan ship, region us-east", "CA_hello", "production", "none yet", "Pending");
        with("\"$@\"", "agent", "deploy");
        assertThat(emulator("status").out()).contains("Running", "1 serving");
        String secret = with("echo $LIVEKIT_API_SECRET").out().strip();
        assertThat(secret).isNotEmpty();
        assertThat(emulator("status", "--json").out())
                .contains("\"url\" : \"http://127.0.0.1:", "\"agent_id\" : \"CA_hello\"")
                .doesNotContain(secret);
    }

    @Test
    void resetNeedsConsentAndForgets() throws Exception {
        detached();
        with("\"$@\"", "agent", "deploy");
        LkjProcess.Result asked = emulator("reset");
        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.err()).contains("forgets every agent", "lkj emulator reset --yes");
        assertThat(emulator("status").out()).contains("1 serving");
        assertThat(emulator("reset", "--yes").code()).isZero();
        assertThat(emulator("status").out()).contains("none yet").doesNotContain("serving");
        assertThat(ProcessTable.instances(folder)).isEmpty();
    }

    @Test
    void stopEndsAllAndTheNextCommandSaysThatNoneRuns() throws Exception {
        detached();
        with("\"$@\"", "agent", "deploy");
        LkjProcess.Result stopped = emulator("stop", "--json");
        assertThat(stopped.code()).isZero();
        assertThat(stopped.out()).matches("\\{\\s+\"stopped\" : \"http://127\\.0\\.0\\.1:\\d+\"\\s+}\\s+");
        assertThat(stopped.err()).isEqualTo("Stopped; nothing runs any more.\n");
        assertThat(ProcessTable.instances(folder)).isEmpty();
        for (String verb : new String[] {"status", "env", "stop", "reset"}) {
            LkjProcess.Result none = emulator(verb);
            assertThat(none.code()).isEqualTo(8);
            assertThat(none.err()).contains("no emulator of yours runs on this machine", "lkj emulator start");
        }
    }

    @Test
    void severalAreToldApartByTheirPorts() {
        String first = port(detached());
        String second = port(detached());
        LkjProcess.Result both = emulator("status");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("2 emulators run", "--port " + first, "--port " + second);
        assertThat(emulator("status", "--port", second).out()).contains("127.0.0.1:" + second);
        assertThat(emulator("stop", "--port", first).code()).isZero();
        assertThat(emulator("status").out()).contains("127.0.0.1:" + second);
    }

    private static String port(LkjProcess.Result started) {
        String text = started.err();
        return text.substring(text.lastIndexOf(' ') + 1).strip();
    }

    @Test
    void fileOfAnEmulatorThatWasKilledCountsForNothing() throws Exception {
        Path left = project.temporary().resolve("lkj-emulator-1.env");
        Files.writeString(left, "export LK_AGENTS_URL=http://127.0.0.1:1\n");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-------"));
        assertThat(emulator("status").code()).isEqualTo(8);
        Files.writeString(left, """
                export LIVEKIT_API_KEY=key
                export LIVEKIT_API_SECRET=a-secret
                export LIVEKIT_URL=http://emulator.localhost:1
                export LK_AGENTS_URL=http://127.0.0.1:1
                """);
        assertThat(emulator("status").code()).isEqualTo(8);
        detached();
        assertThat(emulator("status").code()).isZero();
    }

    @Test
    void fileThatOthersMayHaveWrittenIsNotRead() throws Exception {
        detached();
        Path own;
        try (Stream<Path> files = Files.list(project.temporary())) {
            own = files.filter(file -> PORT.matcher(file.toString()).find())
                    .findFirst()
                    .orElseThrow();
        }
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(emulator("env").code()).isEqualTo(8);
        assertThat(emulator("env").out()).isEmpty();
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
        assertThat(emulator("env").code()).isZero();
    }

    @Test
    void detachedStartThatFailsSaysWhyAndLeavesNothing() {
        String port = port(detached());
        LkjProcess.Result second = emulator("start", "--detach", "--engine", "process", "--port", port);
        assertThat(second.code()).isEqualTo(8);
        assertThat(second.err()).contains("port " + port + " cannot be opened");
        LkjProcess.Result wrong = emulator("start", "--detach", "--port", "0", "--plan", "none");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("there is no plan [none]");
    }
}
