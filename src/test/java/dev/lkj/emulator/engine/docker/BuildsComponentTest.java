package dev.lkj.emulator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.container.Query;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.BuildLog;
import dev.lkj.emulator.engine.BuildRequest;
import dev.lkj.emulator.engine.TarGz;
import dev.lkj.testing.Await;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.wire.BuildVertex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds by real daemons; {@code -Dlkj.test.docker=SOCKET -Dlkj.test.podman=SOCKET} say where they are. */
@Tag("component")
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("sockets")
class BuildsComponentTest {
    private final Path socket;

    @TempDir
    private Path folder;

    private ContainerRig rig;
    private List<String> before = List.of();

    BuildsComponentTest(Path socket) {
        this.socket = socket;
    }

    static List<Path> sockets() {
        return ContainerRig.sockets("lkj.test.docker", "lkj.test.podman");
    }

    @BeforeEach
    void open() throws IOException {
        rig = ContainerRig.passing(socket, folder);
        before = images();
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
        assertThat(images()).containsExactlyInAnyOrderElementsOf(before);
    }

    /** All of them, those without a name and those that build steps ran in, too. */
    private List<String> everything() throws IOException {
        List<String> ids = new ArrayList<>();
        Query images = Query.of("/images/json").and("all", "1");
        // Podman lists what steps run in apart.
        Query containers = Query.of("/containers/json").and("all", "1").and("external", "1");
        for (Query list : List.of(images, containers)) {
            for (JsonNode found : rig.daemon.get(list, Duration.ofSeconds(60))) {
                ids.add(found.path("Id").asText());
            }
        }
        return ids;
    }

    @Test
    void aFailedBuildIsFollowedByACleanEnd() throws Exception {
        List<String> there = everything();
        TarGz source = ContainerRig.source(fresh("echo one") + "\n" + fresh("exit 3"), "echo");
        try (ContainerRig own = ContainerRig.passing(socket, folder)) {
            assertThatThrownBy(() -> own.build("v1", source, new Cancellation()))
                    .isInstanceOf(BuildFailure.class);
        }
        assertThat(everything()).containsExactlyInAnyOrderElementsOf(there);
    }

    private List<String> images() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode image : rig.daemon.get(Query.of("/images/json"), Duration.ofSeconds(10))) {
            image.path("RepoTags").forEach(name -> names.add(name.asText()));
        }
        return names;
    }

    /** What no cache knows. */
    private static String fresh(String run) {
        return "RUN : " + UUID.randomUUID() + "; " + run;
    }

    @Test
    void stepsAndTheirOutputAreToldInTheFormOfTheService() throws Exception {
        BuildLog log = rig.build(
                "v1",
                ContainerRig.source(fresh("echo told by a step; echo and an error >&2"), "echo"),
                new Cancellation());

        assertThat(log.names()).anyMatch(name -> name.contains("RUN : ")).anyMatch(name -> name.contains("COPY agent"));
        assertThat(log.output()).contains("told by a step", "and an error");
        assertThat(log.undeclared()).isEmpty();
        assertThat(log.errors()).isEmpty();
        assertThat(log.steps())
                .isNotEmpty()
                .allMatch(step -> step.started() != null && step.completed() != null, "has its times");
    }

    @Test
    void whatDidNotChangeComesFromTheCache() throws Exception {
        TarGz source = ContainerRig.source(fresh("echo once"), "echo");
        byte[] archive = source.bytes();
        Path file = Files.write(folder.resolve("source.tar.gz"), archive);
        rig.engine.build(new BuildRequest("v1", file), line -> {}, new Cancellation());
        BuildLog log = new BuildLog();
        rig.engine.build(new BuildRequest("v2", file), log, new Cancellation());

        assertThat(log.steps())
                .filteredOn(step -> step.name().contains("RUN : "))
                .singleElement()
                .matches(BuildVertex::cached, "is cached");
        assertThat(log.output()).doesNotContain("once");
    }

    @Test
    void aStepThatFailsFailsTheBuild() {
        BuildLog log = new BuildLog();
        TarGz source = ContainerRig.source(fresh("echo last words; exit 3"), "echo");

        BuildFailure failure = catchThrowableOfType(
                BuildFailure.class,
                () -> rig.engine.build(new BuildRequest("v1", source.in(folder)), log, new Cancellation()));

        assertThat(failure.getMessage()).containsPattern("exit (code:|status) 3");
        assertThat(log.output()).contains("last words");
        assertThat(log.errors()).singleElement().asString().containsPattern("exit (code:|status) 3");
    }

    @Test
    void aFileThatIsMissingFailsTheBuild() {
        TarGz source = ContainerRig.source("COPY no-such-file /", "echo");

        assertThatThrownBy(() -> rig.build("v1", source, new Cancellation()))
                .isInstanceOf(BuildFailure.class)
                .hasMessageContaining("no-such-file");
    }

    @Test
    void aDockerfileThatIsNoneFailsTheBuild() {
        assertThatThrownBy(() ->
                        rig.build("v1", new TarGz().file("Dockerfile", "FROM scratch\nFLY me\n"), new Cancellation()))
                .isInstanceOf(BuildFailure.class)
                .message()
                .containsIgnoringCase("FLY");
    }

    @Test
    void aCancelledBuildEndsAndLeavesNothing() throws Exception {
        String mark = UUID.randomUUID().toString();
        Cancellation cancellation = new Cancellation();
        // Podman lets the step that runs come to its end.
        String seconds = rig.daemon.podman() ? "3" : "1000";
        TarGz source = ContainerRig.source("RUN sleep " + seconds + "; : " + mark + "\nRUN echo next", "echo");
        Thread watch = new Thread(() -> {
            try {
                Await.until("the step runs", () -> sleeps(mark));
            } finally {
                cancellation.cancel();
            }
        });
        watch.start();

        assertThatThrownBy(() -> rig.build("v1", source, cancellation)).isInstanceOf(CancelledException.class);

        watch.join();
        Await.until("the step ended", () -> !sleeps(mark));
        assertThat(images()).containsExactlyInAnyOrderElementsOf(before);
    }

    private static boolean sleeps(String mark) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream())
                .anyMatch(arguments -> Arrays.stream(arguments).anyMatch(word -> word.contains(mark)));
    }
}
