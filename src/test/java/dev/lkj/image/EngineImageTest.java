package dev.lkj.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.container.http.FakeDaemon;
import dev.lkj.testing.TestImage;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineImageTest {
    private final FakeDaemon engine = FakeDaemon.start();
    private final TestImage image = TestImage.of("first", "second");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    private PreparedImage prepare(String reference) {
        Map<String, String> environment = Map.of("DOCKER_HOST", "unix://" + engine.socket());
        return new EngineImage(environment, folder, folder, new Cancellation()).prepare(reference, (read, total) -> {});
    }

    /** The tar as an answer; the fake sends characters, so that only small images of plain characters will do. */
    private String export() throws IOException {
        byte[] tar = Files.readAllBytes(image.dockerArchive(folder.resolve("saved.tar")));
        Files.delete(folder.resolve("saved.tar"));
        return new String(tar, StandardCharsets.US_ASCII);
    }

    @Test
    void anImageIsExportedByItsId() throws IOException {
        engine.on("GET /v1.41/images/a/b:1/json", FakeDaemon.ok("{\"Id\":\"sha256:12\"}"))
                .on("GET /v1.41/images/sha256:12/get", FakeDaemon.ok(export()));

        try (PreparedImage prepared = prepare("a/b:1")) {
            assertThat(prepared.config().digest()).isEqualTo(TestImage.digest(image.config()));
            assertThat(prepared.layers()).hasSize(2);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aNameThatTheEngineSpellsOtherwiseIsFound() throws IOException {
        engine.on("GET /v1.41/images/agent/json", FakeDaemon.answer("404 Not Found", "{\"message\":\"no\"}"))
                .on(
                        "GET /v1.41/images/json",
                        FakeDaemon.ok("[{\"Id\":\"sha256:1\",\"RepoTags\":[\"other:latest\"]},{\"Id\":\"sha256:2\","
                                + "\"RepoTags\":[\"docker.io/library/agent:latest\"]}]"))
                .on("GET /v1.41/images/sha256:2/get", FakeDaemon.ok(export()));

        try (PreparedImage prepared = prepare("agent")) {
            assertThat(prepared.layers()).hasSize(2);
        }
    }

    @Test
    void anImageThatIsNotThereIsNamed() {
        engine.on("GET /v1.41/images/agent/json", FakeDaemon.answer("404 Not Found", "{\"message\":\"no\"}"))
                .on("GET /v1.41/images/json", FakeDaemon.ok("[]"));

        assertThatThrownBy(() -> prepare("agent"))
                .hasMessage("failed to resolve image in Docker daemon: no local Docker image matches \"agent\"");
    }

    @Test
    void anExportThatBreaksOffIsAFailure() {
        engine.on("GET /v1.41/images/agent/json", FakeDaemon.ok("{\"Id\":\"sha256:12\"}"))
                .on("GET /v1.41/images/sha256:12/get", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nsome of it");

        assertThatThrownBy(() -> prepare("agent"))
                .hasMessageStartingWith("failed to load image from Docker daemon: the connection was closed");
    }

    @ParameterizedTest
    @CsvSource({
        "agent, docker.io/library/agent:latest, true",
        "agent:1, index.docker.io/library/agent:1, true",
        "registry-1.docker.io/me/agent, me/agent:latest, true",
        "docker.io/me/agent:1, me/agent:1, true",
        "agent, agent:1, false",
        "agent, me/agent, false",
        "registry.example.com/agent, agent, false",
    })
    void namesOfTheHubAreImplied(String one, String other, boolean same) {
        assertThat(ImageReference.of(one).means(other)).isEqualTo(same);
    }
}
