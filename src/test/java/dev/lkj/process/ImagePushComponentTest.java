package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.cli.Rehearsal;
import dev.lkj.cli.Stage;
import dev.lkj.container.Daemon;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.engine.docker.DockerEngine;
import dev.lkj.emulator.state.Plan;
import dev.lkj.testing.Await;
import dev.lkj.testing.CliHarness;
import dev.lkj.testing.TestImage;
import dev.lkj.testing.cloud.Answers;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * lkj's push against what nobody here wrote: a registry ({@code -Dlkj.test.registry=docker-registry}), compared with what
 * skopeo pushes there ({@code -Dlkj.test.skopeo=skopeo}), and images of the engines on {@code -Dlkj.test.docker=SOCKET}
 * and {@code -Dlkj.test.podman=SOCKET}.
 */
@Tag("component")
class ImagePushComponentTest {
    private static final String REGISTRY = System.getProperty("lkj.test.registry", "");
    private static final String SKOPEO = System.getProperty("lkj.test.skopeo", "");
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    @TempDir
    private Path folder;

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    /** A registry, and a service that names it. */
    @Nested
    class IntoARegistry {
        private final TestImage image = TestImage.of("first", "second", "third");
        private Process registry;
        private String host;
        private Stage stage;

        @BeforeEach
        void start() throws IOException, InterruptedException {
            assumeThat(REGISTRY).as("a registry").isNotEmpty();
            assumeThat(SKOPEO).as("skopeo").isNotEmpty();
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
                host = "127.0.0.1:" + free.getLocalPort();
            }
            Path settings =
                    Files.writeString(folder.resolve("registry.yml"), """
                    version: 0.1
                    log: {level: error}
                    storage:
                      filesystem: {rootdirectory: %s}
                    http:
                      addr: %s
                    """.formatted(folder.resolve("data"), host));
            registry = new ProcessBuilder(REGISTRY, "serve", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("registry.log").toFile())
                    .start();
            Await.until("the registry answers", this::answers);
            stage = new Stage(Files.createDirectory(folder.resolve("stage")));
            stage.cloud()
                    .intercept((request, nth) -> request.path().equals("/push-target")
                            ? Answers.json(
                                            200,
                                            "{\"proxy_host\":\"" + host
                                                    + "\",\"name\":\"agents/ca_abc\",\"tag\":\"1\"}")
                                    .build()
                            : null);
        }

        private boolean answers() {
            try {
                HttpURLConnection connection = (HttpURLConnection)
                        URI.create("http://" + host + "/v2/").toURL().openConnection();
                return connection.getResponseCode() == 200;
            } catch (IOException e) {
                return false;
            }
        }

        @AfterEach
        void stop() throws InterruptedException {
            if (registry != null) {
                registry.destroy();
                registry.waitFor();
                stage.close();
            }
        }

        private JsonNode manifest(String name) throws IOException, InterruptedException {
            return new JsonMapper()
                    .readTree(run(SKOPEO, "inspect", "--raw", "--tls-verify=false", "docker://" + host + "/" + name));
        }

        private void pushBoth(String form, Path file) throws IOException, InterruptedException {
            Path given = stage.workspace().work().resolve("img.tar");
            Files.copy(file, given);
            CliHarness.Result result = stage.run("agent", "deploy", "--image-tar", "img.tar", "--detach");
            assertThat(result.code()).as(result.err()).isZero();
            run(SKOPEO, "copy", "--dest-tls-verify=false", form + ":" + file, "docker://" + host + "/skopeo/same:1");
        }

        @Test
        void anOciLayoutGetsTheManifestThatSkopeoGivesIt() throws Exception {
            pushBoth("oci-archive", image.ociArchive(folder.resolve("oci.tar")));

            assertThat(manifest("agents/ca_abc:1")).isEqualTo(manifest("skopeo/same:1"));
            assertThat(run(SKOPEO, "inspect", "--tls-verify=false", "docker://" + host + "/agents/ca_abc:1"))
                    .contains(TestImage.digest(image.ociManifest()));
        }

        @Test
        void dockersArchiveIsTheSameImageAndCanBeReadBack() throws Exception {
            Path archive = image.dockerArchive(folder.resolve("docker.tar"));
            pushBoth("docker-archive", archive);

            JsonNode ours = manifest("agents/ca_abc:1");
            JsonNode theirs = manifest("skopeo/same:1");
            assertThat(ours.path("config")).isEqualTo(theirs.path("config"));
            assertThat(ours.path("mediaType")).isEqualTo(theirs.path("mediaType"));
            assertThat(ours.path("layers")).hasSize(3);
            // How well gzip packs is each one's own; skopeo checks the content against the configuration.
            Path back = folder.resolve("back.tar");
            run(
                    SKOPEO,
                    "copy",
                    "--src-tls-verify=false",
                    "docker://" + host + "/agents/ca_abc:1",
                    "docker-archive:" + back);
            assertThat(back).isNotEmptyFile();
        }

        @Test
        void whatSkopeoPushedIsNotSentAgain() throws Exception {
            Path file = image.ociArchive(folder.resolve("oci.tar"));
            run(
                    SKOPEO,
                    "copy",
                    "--dest-tls-verify=false",
                    "oci-archive:" + file,
                    "docker://" + host + "/agents/ca_abc:0");
            Files.copy(file, stage.workspace().work().resolve("img.tar"));

            CliHarness.Result result = stage.run("agent", "deploy", "--image-tar", "img.tar", "--detach");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("Pushed 0 B; 4 parts were there");
        }
    }

    static Stream<String> sockets() {
        return Stream.of("lkj.test.docker", "lkj.test.podman")
                .map(property -> System.getProperty(property, ""))
                .filter(socket -> !socket.isEmpty());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("sockets")
    void anImageOfAnEngineIsDeployedAndRuns(String socket) throws Exception {
        assumeThat(BUSYBOX).as("the static busybox").exists();
        Daemon daemon = Daemon.connect(Path.of(socket), Duration.ofSeconds(10));
        Path archive = TestImage.agent(BUSYBOX).dockerArchive(folder.resolve("docker.tar"));
        String api = "http://localhost" + daemon.prefix();
        run("curl", "-sf", "--unix-socket", socket, "-X", "POST", "-T", archive.toString(), api + "/images/load");
        try (Rehearsal rehearsal = new Rehearsal(
                folder,
                options -> dev.lkj.emulator.EmulatorOptions.of(DockerEngine.passing(daemon, Clock.system()))
                        .withPlan(Plan.ENTERPRISE)
                        .withAgents(List.of(dev.lkj.emulator.state.AgentSeed.of(Rehearsal.AGENT)))
                        .withPeriod(Duration.ofMillis(50)))) {
            CliHarness.Result result = new CliHarness(rehearsal.work(), folder)
                    .with("TMPDIR", folder.toString())
                    .with("DOCKER_HOST", "unix://" + socket)
                    .with(rehearsal.emulator().environment())
                    .run("agent", "deploy", "--image", "a/test:1");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("Loading image from Docker daemon [a/test:1]");
            assertThat(new TestClient(rehearsal.emulator())
                            .rpc("ListAgents", "{}")
                            .toString())
                    .contains("Running");
        } finally {
            run("curl", "-sf", "--unix-socket", socket, "-X", "DELETE", api + "/images/a/test:1");
        }
    }
}
