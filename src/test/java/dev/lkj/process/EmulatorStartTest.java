package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lkj emulator start}: what it says, the file it leaves to other windows, its end, and ends that it does not see. */
final class EmulatorStartTest {
    private static final Pattern VARIABLE = Pattern.compile("export ([A-Z_]+)='?([^'\n]*)'?\n");

    @TempDir
    private Path folder;

    private HelloProject project;
    private String port;

    @BeforeEach
    void copyHelloAgent() throws IOException {
        project = HelloProject.create(folder);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            port = Integer.toString(free.getLocalPort());
        }
    }

    private LkjProcess start(String... more) {
        List<String> args = new ArrayList<>(List.of("emulator", "start", "--engine", "process", "--port", port));
        args.addAll(List.of(more));
        return project.lkj().start(args.toArray(String[]::new)).awaitErr("Ctrl-C stops it");
    }

    private Path environmentFile() {
        return project.temporary().resolve("lkj-emulator-" + port + ".env");
    }

    private Map<String, String> environment() {
        try {
            Map<String, String> variables = new HashMap<>();
            Matcher matcher = VARIABLE.matcher(Files.readString(environmentFile()));
            while (matcher.find()) {
                variables.put(matcher.group(1), matcher.group(2));
            }
            return variables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deploy() {
        LkjProcess.Result result = project.lkj().with(environment()).run("agent", "deploy");
        assertThat(result.code()).as(result.err()).isZero();
    }

    @Test
    void firstLinesSayWhatItIsAndHowToUseIt() throws Exception {
        try (LkjProcess emulator = start()) {
            List<String> lines = emulator.err().lines().toList();
            assertThat(lines)
                    .element(0)
                    .isEqualTo("lkj emulator: LiveKit Cloud's agent hosting on this machine. Not LiveKit Cloud.");
            // What the engine cannot do differs from system to system.
            int blank = lines.indexOf("");
            assertThat(lines.subList(0, blank))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
            assertThat(String.join(" ", lines.subList(1, blank)))
                    .startsWith("Engine process (")
                    .endsWith("), plan ship, state in memory");
            assertThat(lines.subList(blank, blank + 2))
                    .containsExactly("", "  . " + environmentFile() + "     # LIVEKIT_URL, key, secret, LK_AGENTS_URL");
            assertThat(environment())
                    .containsOnlyKeys("LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET", "LK_AGENTS_URL")
                    .containsEntry("LK_AGENTS_URL", "http://127.0.0.1:" + port);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(environmentFile())))
                        .isEqualTo("rw-------");
            }
            assertThat(emulator.err()).doesNotContain(environment().get("LIVEKIT_API_SECRET"));
        }
    }

    @Test
    void interruptEndsInstancesAndRemovesTheFile() {
        LkjProcess.assumeSignals();
        try (LkjProcess emulator = start()) {
            deploy();
            assertThat(ProcessTable.instances(folder)).isNotEmpty();
            LkjProcess.Result result = emulator.signal("INT").result();
            assertThat(result.code()).isEqualTo(130);
            assertThat(result.err()).endsWith("Stopped; nothing runs any more.\n");
            assertThat(ProcessTable.naming(folder)).isEmpty();
            assertThat(project.temporary()).isEmptyDirectory();
        }
    }

    @Test
    void samePortWorksAgainAtOnce() {
        LkjProcess.assumeSignals();
        try (LkjProcess first = start()) {
            deploy();
            first.signal("TERM");
            assertThat(first.result().code()).isEqualTo(143);
        }
        try (LkjProcess second = start()) {
            deploy();
            second.signal("INT").result();
        }
    }

    @Test
    void takenPortIsSaidAndIs8() {
        try (LkjProcess first = start()) {
            LkjProcess.Result second = project.lkj().run("emulator", "start", "--engine", "process", "--port", port);
            assertThat(second.code()).isEqualTo(8);
            assertThat(second.err()).contains("port " + port + " cannot be opened", "choose another one with --port");
            assertThat(first.isAlive()).isTrue();
            assertThat(environment()).isNotEmpty();
        }
    }

    @Test
    void killedEmulatorsInstancesAreTakenOverByTheNextWithItsData() {
        LkjProcess.assumeSignals();
        String data = folder.resolve("data").toString();
        try (LkjProcess first = start("--data", data)) {
            deploy();
            first.signal("KILL").result();
        }
        assertThat(ProcessTable.instances(folder)).isNotEmpty();
        try (LkjProcess second = start("--data", data)) {
            LkjProcess.Result status = project.lkj().with(environment()).run("agent", "status");
            assertThat(status.out()).contains("Running");
            assertThat(second.signal("INT").result().err()).endsWith("Stopped; nothing runs any more.\n");
        }
        ProcessTable.awaitNothing(folder);
    }

    @Test
    void secondEmulatorOfADataFolderLeavesTheFirstAlone() {
        LkjProcess.assumeSignals();
        String data = folder.resolve("data").toString();
        try (LkjProcess first = start("--data", data)) {
            deploy();
            LkjProcess.Result second =
                    project.lkj().run("emulator", "start", "--engine", "process", "--port", "0", "--data", data);
            assertThat(second.code()).as(second.err()).isEqualTo(1);
            assertThat(second.err()).contains("another emulator");
            LkjProcess.Result status = project.lkj().with(environment()).run("agent", "status");
            assertThat(status.out()).contains("Running");
            deploy();
            first.signal("INT").result();
        }
    }

    @Test
    void killedEmulatorsInstancesAreEndedByTheNextWithoutData() {
        LkjProcess.assumeSignals();
        try (LkjProcess first = start()) {
            deploy();
            first.signal("KILL").result();
        }
        assertThat(ProcessTable.instances(folder)).isNotEmpty();
        try (LkjProcess second = start()) {
            assertThat(ProcessTable.instances(folder)).isEmpty();
            second.signal("INT").result();
        }
        assertThat(project.temporary()).isEmptyDirectory();
    }
}
