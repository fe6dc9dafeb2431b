package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.testing.Await;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessEngineTest {
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path temporary;

    private EngineRig rig;

    @BeforeEach
    void open() {
        rig = EngineRig.lasting(temporary);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anInstanceThatEndsHasItsExitCodeAndItsLastWords() {
        rig.startScript("one", "echo out; echo err >&2; exit 3");

        assertThat(rig.awaitEnd("one")).hasValue(3);
        assertThat(rig.output("one")).containsExactly("out", "err");
        assertThat(rig.engine.running()).isEmpty();
    }

    @Test
    void aMissingProgramIsACrashThatSaysSo() {
        String image = rig.build(new TarGz().file("Dockerfile", "FROM a\nCMD [\"no-such-program\", \"start\"]"));
        rig.start("one", image);

        assertThat(rig.awaitEnd("one")).hasValue(127);
        assertThat(rig.output("one"))
                .containsExactly("lkj emulator: cannot start no-such-program: no such program on this machine, or not"
                        + " executable");
    }

    @Test
    void anInstanceOfNoImageIsACrashThatSaysSo() {
        rig.start("one", "never-built");

        assertThat(rig.awaitEnd("one")).hasValue(125);
        assertThat(rig.output("one")).singleElement().asString().contains("the instance cannot be started");
    }

    @Test
    void anUnknownInstanceIsGone() {
        assertThat(rig.engine.observe("nobody")).isEqualTo(Observation.GONE);
        assertThat(rig.engine.startSession("nobody", "s")).isFalse();
        assertThat(rig.output("nobody")).isEmpty();
    }

    @Test
    void anInstanceThatDoesNotListenIsAliveButNotHealthy() {
        rig.startScript("one", "echo up; exec sleep 1000");
        rig.awaitOutput("one", "up");

        Observation seen = rig.engine.observe("one");
        assertThat(seen.alive()).isTrue();
        assertThat(seen.healthy()).isFalse();
        assertThat(rig.engine.running()).containsExactly("one");
    }

    @Test
    void stoppingLetsAnInstanceFinish() {
        rig.startScript("one", "trap 'echo drained; exit 0' TERM; echo up; while :; do sleep 0.01; done");
        rig.awaitOutput("one", "up");

        rig.engine.stop("one", LONG);

        assertThat(rig.awaitEnd("one")).hasValue(0);
        assertThat(rig.output("one")).containsExactly("up", "drained");
    }

    @Test
    void anInstanceThatDoesNotCareEndsBySigterm() {
        rig.startScript("one", "echo up; exec sleep 1000");
        rig.awaitOutput("one", "up");

        rig.engine.stop("one", LONG);

        assertThat(rig.awaitEnd("one")).hasValue(128 + 15);
    }

    @Test
    void anInstanceThatRefusesIsKilledAfterTheGrace() {
        rig.startScript("one", "trap '' TERM; echo up; while :; do sleep 0.01; done");
        rig.awaitOutput("one", "up");

        rig.engine.stop("one", Duration.ofMillis(50));

        assertThat(rig.awaitEnd("one")).hasValue(128 + 9);
    }

    @Test
    void whatAnInstanceStartedIsKilledWithIt() {
        rig.startScript("one", "sh -c 'trap \"\" TERM; echo $$; exec sleep 1000' & wait");
        Optional<ProcessIdentity> child = process(rig.firstLine("one"));

        rig.engine.stop("one", Duration.ZERO);

        rig.awaitEnd("one");
        Await.until("the child ended", () -> !isAlive(child));
    }

    @Test
    void whatAnInstanceLeavesBehindEndsWithIt() {
        rig.startScript("one", "sleep 1000 & echo $!; exit 0");
        Optional<ProcessIdentity> child = process(rig.firstLine("one"));

        assertThat(rig.awaitEnd("one")).hasValue(0);
        Await.until("the child ended", () -> !isAlive(child));
    }

    @Test
    void stoppingAllLeavesNothing() {
        rig.startScript("polite", "echo up; exec sleep 1000");
        rig.startScript("stubborn", "trap '' TERM; echo up; while :; do sleep 0.01; done");
        rig.awaitOutput("polite", "up");
        rig.awaitOutput("stubborn", "up");

        rig.engine.stopAll(Duration.ofMillis(100));

        assertThat(rig.engine.running()).isEmpty();
        assertThat(rig.engine.observe("polite").exitCode()).hasValue(143);
        assertThat(rig.engine.observe("stubborn").exitCode()).hasValue(137);
    }

    @Test
    void theEnvironmentIsBuiltAndNotInherited() {
        rig.startScript("one", "env; echo end", Map.of("LIVEKIT_URL", "ws://x", "LANG", "de_DE.UTF-8"), Map.of());
        rig.awaitOutput("one", "end");

        Path folder = temporary.resolve("engine/instances/one");
        assertThat(rig.output("one"))
                .contains("LIVEKIT_URL=ws://x", "LANG=de_DE.UTF-8", "HOME=" + folder.resolve("home"))
                .anyMatch(line -> line.matches("PORT=\\d+"))
                .anyMatch(line -> line.startsWith("PATH=" + System.getProperty("java.home")))
                .noneMatch(line -> line.contains("EMULATOR_SECRET"))
                .noneMatch(line -> line.startsWith("USER="));
    }

    @Test
    void eachInstanceHasAPortOfItsOwn() {
        rig.startScript("one", "echo $PORT; exec sleep 1000");
        rig.startScript("two", "echo $PORT; exec sleep 1000");

        assertThat(rig.firstLine("one")).isNotEqualTo(rig.firstLine("two"));
    }

    @Test
    void secretFilesAreWhereTheVariableSays() {
        rig.startScript(
                "one", "cat \"$LKJ_SECRETS_DIR/key.json\"", Map.of(), Map.of("key.json", Bytes.of("{\"a\":1}\n")));

        rig.awaitEnd("one");
        assertThat(rig.output("one")).containsExactly("{\"a\":1}");
    }

    @Test
    void pathsOfTheImageLeadToItsFiles() {
        String image = rig.build(new TarGz()
                .file("Dockerfile", """
                        FROM python:3
                        WORKDIR /app
                        COPY . .
                        ENV DATA=/app/data:/usr/share PATH=/app/bin:$PATH
                        ENTRYPOINT ["tool", "--file=/app/data/x"]
                        CMD ["/app/missing", "/etc/passwd"]
                        """)
                .file(
                        "bin/tool",
                        "#!/bin/sh\necho \"$@\"; echo \"$DATA\"; pwd\n".getBytes(StandardCharsets.UTF_8),
                        0755));
        rig.start("one", image);

        rig.awaitEnd("one");
        String app = temporary
                .resolve("engine/images")
                .resolve(image)
                .resolve("root/app")
                .toString();
        assertThat(rig.output("one"))
                .containsExactly(
                        "--file=" + app + "/data/x " + app + "/missing /etc/passwd", app + "/data:/usr/share", app);
    }

    @Test
    void aCommandForTheShellRunsInIt() {
        String image = rig.build(new TarGz()
                .file("Dockerfile", "FROM a\nWORKDIR /app\nCOPY x ./\nCMD cd / && cat /app/x && echo $PORT | wc -l")
                .file("x", "content\n"));
        rig.start("one", image);

        rig.awaitEnd("one");
        assertThat(rig.output("one")).hasSize(2).startsWith("content");
    }

    @Test
    void followersSeeWhatIsPrintedFromThenOn() {
        rig.startScript(
                "one", "echo before; until [ -e go ]; do sleep 0.01; done; echo after; printf half; sleep 1000");
        rig.awaitOutput("one", "before");
        List<String> lines = new CopyOnWriteArrayList<>();

        Engine.Subscription subscription = rig.engine.follow("one", lines::add);
        touch(temporary.resolve("engine/images/image-0/root/app/go"));
        Await.until("the line came", () -> lines.contains("after"));
        subscription.close();

        assertThat(lines).containsExactly("after");
        Await.until("half a line is the last one", () -> rig.output("one").contains("half"));
        assertThat(rig.engine.lastOutput("one", 2)).containsExactly("after", "half");
    }

    @Test
    void aForgottenInstanceLeavesNothing() {
        rig.startScript("one", "exit 0");
        rig.awaitEnd("one");

        rig.engine.forgetInstance("one");

        assertThat(rig.engine.observe("one")).isEqualTo(Observation.GONE);
        assertThat(temporary.resolve("engine/instances")).isEmptyDirectory();
    }

    @Test
    void aLivingInstanceIsNotForgotten() {
        rig.startScript("one", "exec sleep 1000");

        rig.engine.forgetInstance("one");

        assertThat(rig.engine.running()).containsExactly("one");
    }

    @Test
    void aForgottenImageLeavesNothing() {
        String image = rig.build(new TarGz().file("Dockerfile", "FROM a\nCMD true"));

        rig.engine.forgetImage(image);

        assertThat(temporary.resolve("engine/images")).isEmptyDirectory();
    }

    @Test
    void aCancelledBuildLeavesNothing() {
        Cancellation cancellation = new Cancellation();
        Path source =
                new TarGz().file("Dockerfile", "FROM a\nCOPY . .\nCMD true").in(temporary);

        assertThatThrownBy(() ->
                        rig.engine.build(new BuildRequest("cut", source), line -> cancellation.cancel(), cancellation))
                .isInstanceOf(CancelledException.class);
        assertThat(temporary.resolve("engine/images")).isEmptyDirectory();
        assertThat(temporary.resolve("engine/builds")).isEmptyDirectory();
    }

    private static Optional<ProcessIdentity> process(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessIdentity::of);
    }

    private static boolean isAlive(Optional<ProcessIdentity> process) {
        return process.filter(ProcessIdentity::isAlive).isPresent();
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
