package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.Await;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to start programs, also those that this machine would not choose. */
class LauncherTest {
    private static final Programs PROGRAMS = new Programs(System.getenv());

    @TempDir
    private Path temporary;

    // Whoever waits for an end waits for its note: nothing is written into the folder after it.
    interface Kind {
        Launcher in(Path folder) throws IOException;
    }

    /** A shell without {@code setsid} makes groups only when it has job control without a terminal, as bash has. */
    static Stream<Kind> launchers() {
        Map<String, Kind> kinds = new HashMap<>();
        kinds.put("plain", folder -> new PlainLauncher());
        kinds.put("best", folder -> Launcher.of(folder, PROGRAMS));
        PROGRAMS.find("bash")
                .ifPresent(bash ->
                        kinds.put("job control", folder -> GroupLauncher.create(folder, bash, Optional.empty())));
        return kinds.values().stream();
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void theEndOfAProgramIsNoted(Kind kind) throws IOException {
        ProcessInstance instance = launch(kind.in(temporary), "echo hello; exit 5");

        Await.until("its end is noted", () -> instance.folder().exitCode().isPresent());
        assertThat(instance.exitCode()).hasValue(5);
        assertThat(instance.folder().output().tail(10)).containsExactly("hello");
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void aProgramCanBeAskedToEnd(Kind kind) throws IOException {
        ProcessInstance instance =
                launch(kind.in(temporary), "trap 'exit 4' TERM; echo up; while :; do sleep 0.01; done");
        Await.until("it is up", () -> !instance.folder().output().tail(1).isEmpty());

        instance.terminate();

        Await.until("its end is noted", () -> instance.folder().exitCode().isPresent());
        assertThat(instance.exitCode()).hasValue(4);
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void aKilledProgramTakesItsChildrenAlong(Kind kind) throws IOException {
        ProcessInstance instance = launch(kind.in(temporary), "sleep 1000 & echo $!; wait");
        Await.until("it is up", () -> !instance.folder().output().tail(1).isEmpty());
        ProcessIdentity child = ProcessIdentity.of(ProcessHandle.of(
                        Long.parseLong(instance.folder().output().tail(1).get(0)))
                .orElseThrow());

        instance.kill();

        Await.until("both ended", () -> !instance.isAlive() && !child.isAlive());
        Await.until("the end is noted", () -> instance.folder().exitCode().isPresent());
        assertThat(instance.exitCode()).hasValue(137);
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void aProgramCarriesTheMark(Kind kind) throws IOException {
        ProcessInstance instance = launch(kind.in(temporary), "echo \"$LKJ_EMULATOR/$LKJ_INSTANCE/$OWN\"");

        Await.until("it ended", () -> !instance.isAlive());
        assertThat(instance.folder().output().tail(1)).containsExactly("here folder x/one/yes");
    }

    private ProcessInstance launch(Launcher launcher, String script) throws IOException {
        InstanceFolder folder = InstanceFolder.create(temporary.resolve("one"), 1, Map.of());
        Path workdir = Files.createDirectory(temporary.resolve("work"));
        Map<String, String> environment = Map.of("PATH", PROGRAMS.path(), "OWN", "yes");
        List<String> command = List.of("sh", "-c", script);
        Mark mark = new Mark("here", "folder x");
        Process process = launcher.launch(new Launch("one", folder, workdir, command, environment, mark));
        return ProcessInstance.launched(folder, launcher, process, Clock.system(), Pacing.realTime(new Cancellation()));
    }
}
