package dev.lkj.emulator.engine.docker;

import static dev.lkj.container.http.FakeDaemon.answer;
import static dev.lkj.container.http.FakeDaemon.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.container.Daemon;
import dev.lkj.container.http.FakeDaemon;
import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.BuildRequest;
import dev.lkj.emulator.engine.InstanceSpec;
import dev.lkj.emulator.engine.Observation;
import dev.lkj.error.LkjException;
import dev.lkj.testing.Await;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.time.Clock;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine with daemons that fail, are silent, or say what no daemon should. */
class EngineFaultsTest {
    private static final String CREATE = "POST /v1.41/containers/create";
    private static final String IMAGE = "GET /v1.41/images/lkj-emulator/";
    private static final String RUNNING = """
            {"State":{"Status":"running","Running":true},"Config":{"Labels":{"dev.lkj.port":"8081"}}}
            """;

    @TempDir
    private Path folder;

    private final FakeDaemon fake = FakeDaemon.start();
    private DockerEngine engine;

    @BeforeEach
    void open() throws IOException {
        fake.on("GET /v1.41/containers/json", ok("[]"))
                .on("GET /v1.41/images/json", ok("[]"))
                .on(IMAGE, ok("{\"Config\":{}}"))
                .on(CREATE, answer("201 Created", "{\"Id\":\"c1\"}"))
                .on("POST /v1.41/containers/c1/start", answer("204 No Content", ""))
                .on("GET /v1.41/containers/c1/json", ok(RUNNING));
        engine = DockerEngine.passing(Daemon.connect(fake.socket(), Duration.ofSeconds(60)), Clock.system());
    }

    @AfterEach
    void close() {
        engine.close();
        fake.close();
    }

    private void start() {
        engine.start(new InstanceSpec("one", "v1", Map.of(), Map.of("KEY", Bytes.of("secret"))));
    }

    private BuildRequest request() throws IOException {
        return new BuildRequest("v1", Files.writeString(folder.resolve("source.tar.gz"), "archive"));
    }

    private List<String> requests(String beginning) {
        return fake.requests().stream()
                .filter(request -> request.startsWith(beginning))
                .toList();
    }

    @Test
    void whatTheDaemonRefusesIsAnInstanceThatHasEnded() {
        fake.on(CREATE, answer("500 Internal Server Error", "{\"message\":\"no room\"}"));
        start();

        assertThat(engine.observe("one")).isEqualTo(new Observation(false, false, OptionalInt.of(125), false, 0));
        assertThat(engine.lastOutput("one", 10))
                .containsExactly("lkj emulator: the instance cannot be started: no room");
        engine.forgetInstance("one");
        assertThat(engine.observe("one")).isEqualTo(Observation.GONE);
    }

    @Test
    void anInstanceWhoseSecretsCannotBePutInIsNotStarted() {
        fake.on("PUT /v1.41/containers/c1/archive", answer("500 Internal Server Error", "<html>"));
        start();

        assertThat(engine.observe("one").exitCode()).hasValue(125);
        assertThat(requests("POST /v1.41/containers/c1/start")).isEmpty();
        assertThat(requests("DELETE /v1.41/containers/c1?"))
                .singleElement()
                .asString()
                .contains("force=1");
        assertThat(engine.lastOutput("one", 1)).singleElement().asString().endsWith("status 500: <html>");
    }

    @Test
    void aDaemonThatCutsItsAnswerIsAnError() {
        fake.on(CREATE, "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"Id\":");

        assertThatThrownBy(this::start).isInstanceOf(LkjException.class).hasMessageContaining("one cannot be started");
        assertThat(engine.observe("one")).isEqualTo(Observation.GONE);
    }

    @Test
    void aDaemonThatIsSilentSaysNothingAboutAnInstance() {
        fake.on("PUT /v1.41/containers/c1/archive", ok(""));
        start();
        fake.on("GET /v1.41/containers/c1/json", FakeDaemon.SILENCE);

        assertThat(engine.observe("one")).isEqualTo(new Observation(true, false, OptionalInt.empty(), false, 0));
    }

    @Test
    void aContainerThatSomebodyRemovedIsGone() {
        fake.on("PUT /v1.41/containers/c1/archive", ok(""));
        start();
        fake.on("GET /v1.41/containers/c1/json", answer("404 Not Found", "{\"message\":\"No such container\"}"));

        assertThat(engine.observe("one")).isEqualTo(Observation.GONE);
    }

    @Test
    void anEndedContainerThatCannotBeSignalledIsNoError() {
        fake.on("PUT /v1.41/containers/c1/archive", ok(""));
        start();
        fake.on("GET /v1.41/containers/c1/json", ok("{\"State\":{\"Status\":\"exited\",\"ExitCode\":7}}"))
                .on("POST /v1.41/containers/c1/kill", answer("409 Conflict", "{\"message\":\"is not running\"}"));

        engine.stop("one", Duration.ofHours(1));

        assertThat(engine.observe("one").exitCode()).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"str",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "",
            })
    void aBuildWhoseStreamIsCutHasFailed(String bytes) throws IOException {
        fake.on("POST /v1.41/build?", bytes);
        BuildRequest request = request();

        assertThatThrownBy(() -> engine.build(request, line -> {}, new Cancellation()))
                .isInstanceOf(BuildFailure.class)
                .hasMessageStartingWith("Docker 20.10 broke the build off: ");
    }

    @Test
    void aBuildThatIsRefusedSaysWhy() throws IOException {
        fake.on("POST /v1.41/build?", answer("500 Internal Server Error", "{\"message\":\"no space left\"}"));
        BuildRequest request = request();

        assertThatThrownBy(() -> engine.build(request, line -> {}, new Cancellation()))
                .isInstanceOf(BuildFailure.class)
                .hasMessage("no space left");
    }

    @Test
    void aBuildThatEndsWithoutAnImageHasFailed() throws IOException {
        fake.on("POST /v1.41/build?", ok("{\"stream\":\"Step 1/1 : FROM x\\n\"}"))
                .on(IMAGE, answer("404 Not Found", "{\"message\":\"No such image\"}"));
        BuildRequest request = request();

        assertThatThrownBy(() -> engine.build(request, line -> {}, new Cancellation()))
                .isInstanceOf(BuildFailure.class)
                .hasMessage("No such image");
    }

    @Test
    void aCancelledBuildIsCancelledWithTheDaemonToo() throws Exception {
        fake.on("POST /v1.41/build?", "HTTP/1.1 200 OK\r\n\r\n" + FakeDaemon.SILENCE);
        Cancellation cancellation = new Cancellation();
        Thread cancels = new Thread(() -> {
            Await.until(
                    "the build was asked for",
                    () -> !requests("POST /v1.41/build?").isEmpty());
            cancellation.cancel();
        });
        cancels.start();
        BuildRequest request = request();

        assertThatThrownBy(() -> engine.build(request, line -> {}, cancellation))
                .isInstanceOf(CancelledException.class);

        cancels.join();
        assertThat(requests("POST /v1.41/build/cancel?id=lkj-emulator")).hasSize(1);
        assertThat(requests("DELETE /v1.41/images/lkj-emulator/")).hasSize(1);
    }

    @Test
    void closingDoesNotDependOnTheDaemon() {
        fake.on("PUT /v1.41/containers/c1/archive", ok(""));
        start();
        fake.close();

        engine.stopAll(Duration.ofHours(1));
        engine.close();

        assertThat(engine.lastOutput("one", 1)).singleElement().asString().contains("does not tell");
    }
}
