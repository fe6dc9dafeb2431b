package dev.lkj.container;

import static dev.lkj.container.http.FakeDaemon.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.container.http.FakeDaemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaemonSearchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final FakeDaemon fake = FakeDaemon.start();

    @AfterEach
    void close() {
        fake.close();
    }

    private DaemonSearch search(String host) {
        return DaemonSearch.run(Map.of("DOCKER_HOST", host), home, PATIENCE);
    }

    @Test
    void theSocketOfDockerHostIsTaken() {
        DaemonSearch found = search("unix://" + fake.socket());

        assertThat(found.daemon())
                .hasValueSatisfying(daemon -> assertThat(daemon.socket()).isEqualTo(fake.socket()));
        assertThat(found.why()).isEqualTo("Docker 20.10 answers on " + fake.socket());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://127.0.0.1:2375", "npipe:////./pipe/docker_engine", "ssh://me@there"})
    void otherWaysToADaemonAreALimitThatIsSaid(String host) {
        DaemonSearch found = search(host);

        assertThat(found.daemon()).isEmpty();
        assertThat(found.why()).isEqualTo("DOCKER_HOST is " + host + ", and only unix:// sockets are understood");
    }

    @Test
    void aSocketThatIsSilentIsNone() {
        fake.on("GET /version", FakeDaemon.SILENCE);
        Map<String, String> environment = Map.of("DOCKER_HOST", "unix://" + fake.socket());
        DaemonSearch found = DaemonSearch.run(environment, home, Duration.ofMillis(20));

        assertThat(found.daemon()).isEmpty();
        assertThat(found.why()).isEqualTo("no answer from " + fake.socket() + " (no answer within 20 ms)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "", "<html>", "{\"ApiVersion\":1}"})
    void whoeverAnswersSomethingElseIsNone(String answer) {
        fake.on("GET /version", ok(answer));

        assertThat(search("unix://" + fake.socket()).daemon()).isEmpty();
    }

    @Test
    void aSocketThatIsNotThereIsSaid() {
        assertThat(search("unix://" + home.resolve("none")).why()).startsWith("no answer from " + home.resolve("none"));
    }

    @Test
    void podmansSocketOfTheUserIsFound() throws IOException {
        Path runtime = Files.createTempDirectory("xr");
        Path socket = Files.createDirectory(runtime.resolve("podman")).resolve("podman.sock");
        DaemonSearch found;
        try (FakeDaemon podman = FakeDaemon.at(socket)) {
            podman.on("GET /version", ok("""
                    {"ApiVersion":"1.41","Version":"4.3.1","Components":[{"Name":"Podman Engine"}]}
                    """));
            found = DaemonSearch.run(Map.of("XDG_RUNTIME_DIR", runtime.toString()), home, PATIENCE);
        }
        Files.delete(runtime);

        // Docker's own socket comes first where there is one.
        assertThat(found.why()).matches("(?s)podman 4\\.3\\.1 answers on .*|Docker .*");
    }

    @ParameterizedTest
    @CsvSource({
        "1.41, 1.12, /v1.41",
        "1.47, 1.24, /v1.41",
        "1.52, 1.44, /v1.44",
        "1.40, 1.12, /v1.40",
        "1.9, 1.2, /v1.9"
    })
    void theVersionOfTheApiIsOneThatBothKnow(String newest, String oldest, String prefix) throws IOException {
        fake.on("GET /version", ok("{\"ApiVersion\":\"%s\",\"MinAPIVersion\":\"%s\"}".formatted(newest, oldest)));

        assertThat(Daemon.connect(fake.socket(), Duration.ofSeconds(60)).prefix())
                .isEqualTo(prefix);
    }

    @Test
    void whatTheDaemonSaysIsTheError() throws IOException {
        fake.on("GET /v1.41/x", FakeDaemon.answer("409 Conflict", "{\"message\":\"it is in use\"}"));
        Daemon daemon = Daemon.connect(fake.socket(), Duration.ofSeconds(60));

        assertThatThrownBy(() -> daemon.get(Query.of("/x"), Duration.ofSeconds(60)))
                .isInstanceOf(DaemonRefusal.class)
                .hasMessage("it is in use");
    }
}
