package dev.lkj.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.container.Daemon;
import dev.lkj.emulator.engine.SimulateEngine;
import dev.lkj.emulator.engine.docker.DockerEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.emulator.state.Plan;
import dev.lkj.testing.Await;
import dev.lkj.testing.TestImage;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The registry with clients that nobody here wrote: skopeo and the Docker CLI, whose daemon {@code
 * -Dlkj.test.docker=SOCKET} names, and podman by {@code -Dlkj.test.podman=SOCKET}.
 */
@Tag("component")
class RegistryComponentTest {
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final String SKOPEO = System.getProperty("lkj.test.skopeo", "");
    private static final String DOCKER = System.getProperty("lkj.test.docker", "");
    private static final String PODMAN = System.getProperty("lkj.test.podman", "");

    @TempDir
    private Path folder;

    private static EmulatorServer start(EmulatorOptions options) {
        return EmulatorServer.start(options.withPlan(Plan.ENTERPRISE)
                .withPeriod(Duration.ofMillis(50))
                .withAgents(List.of(AgentSeed.of("CA_1"))));
    }

    private static EmulatorServer simulated() {
        return start(EmulatorOptions.of(new SimulateEngine(Clock.system(), Duration.ZERO)));
    }

    private EmulatorServer real(String socket) throws IOException {
        Daemon daemon = Daemon.connect(Path.of(socket), Duration.ofSeconds(10));
        return start(EmulatorOptions.of(DockerEngine.passing(daemon, Clock.system())));
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    private static String target(TestClient client) throws Exception {
        JsonNode target = client.get("/push-target?agent_id=CA_1");
        return target.path("proxy_host").asText() + "/" + target.path("name").asText() + ":"
                + target.path("tag").asText();
    }

    private static void awaitRunning(TestClient client, String target) throws Exception {
        String tag = target.substring(target.lastIndexOf(':') + 1);
        Await.until("version " + tag + " serves", () -> {
            JsonNode version = newest(client);
            assertThat(version.path("status").asText()).isNotEqualTo("Failed");
            return version.path("version").asText().equals(tag)
                    && version.path("current").asBoolean();
        });
    }

    private static JsonNode newest(TestClient client) {
        try {
            return client.rpc("ListAgentVersions", "{\"agent_id\":\"CA_1\"}")
                    .path("versions")
                    .path(0);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void skopeoPushesReadsAndCopiesBack() throws Exception {
        assumeThat(SKOPEO).as("skopeo").isNotEmpty();
        TestImage image = TestImage.of("one", "two");
        Path oci = image.ociArchive(folder.resolve("oci.tar"));
        try (EmulatorServer emulator = simulated()) {
            TestClient client = new TestClient(emulator);
            String target = target(client);
            String login = emulator.apiKey() + ":" + emulator.apiSecret();

            run(
                    SKOPEO,
                    "copy",
                    "--dest-tls-verify=false",
                    "--dest-creds",
                    login,
                    "oci-archive:" + oci,
                    "docker://" + target);

            awaitRunning(client, target);
            String inspected = run(SKOPEO, "inspect", "--tls-verify=false", "--creds", login, "docker://" + target);
            assertThat(inspected).contains(TestImage.digest(image.ociManifest()));
            Path back = folder.resolve("back.tar");
            run(
                    SKOPEO,
                    "copy",
                    "--src-tls-verify=false",
                    "--src-creds",
                    login,
                    "docker://" + target,
                    "oci-archive:" + back);
            assertThat(back).isNotEmptyFile();
        }
    }

    @Test
    void skopeoPushesDockersArchives() throws Exception {
        assumeThat(SKOPEO).as("skopeo").isNotEmpty();
        Path archive = TestImage.of("three", "four").dockerArchive(folder.resolve("docker.tar"));
        try (EmulatorServer emulator = simulated()) {
            TestClient client = new TestClient(emulator);
            String target = target(client);
            String login = emulator.apiKey() + ":" + emulator.apiSecret();

            run(
                    SKOPEO,
                    "copy",
                    "--dest-tls-verify=false",
                    "--dest-creds",
                    login,
                    "docker-archive:" + archive,
                    "docker://" + target);

            awaitRunning(client, target);
        }
    }

    @Test
    void theDockerCliPushesAnImageThatRunsAsAContainer() throws Exception {
        assumeThat(DOCKER).as("a Docker daemon").isNotEmpty();
        assumeThat(BUSYBOX).as("the static busybox").exists();
        Path archive = TestImage.agent(BUSYBOX).dockerArchive(folder.resolve("docker.tar"));
        String docker = Files.exists(Path.of("/usr/bin/docker")) ? "/usr/bin/docker" : "docker";
        String[] engine = {
            docker,
            "-H",
            "unix://" + DOCKER,
            "--config",
            folder.resolve("config").toString()
        };
        try (EmulatorServer emulator = real(DOCKER)) {
            TestClient client = new TestClient(emulator);
            String target = target(client);
            String host = "127.0.0.1:" + emulator.port();

            run(with(engine, "login", "-u", emulator.apiKey(), "-p", emulator.apiSecret(), host));
            run(with(engine, "load", "-i", archive.toString()));
            run(with(engine, "tag", "a/test:1", target));
            try {
                run(with(engine, "push", target));
                awaitRunning(client, target);
            } finally {
                run(with(engine, "rmi", "a/test:1", target));
            }
        }
    }

    @Test
    void podmanPushesAnImageThatRunsAsAContainer() throws Exception {
        assumeThat(PODMAN).as("a podman service").isNotEmpty();
        assumeThat(BUSYBOX).as("the static busybox").exists();
        Path archive = TestImage.agent(BUSYBOX).dockerArchive(folder.resolve("docker.tar"));
        String[] engine = {"podman", "--url", "unix://" + PODMAN};
        try (EmulatorServer emulator = real(PODMAN)) {
            TestClient client = new TestClient(emulator);
            String target = target(client);
            String login = emulator.apiKey() + ":" + emulator.apiSecret();

            run(with(engine, "load", "-i", archive.toString()));
            try {
                run(with(engine, "push", "--tls-verify=false", "--creds", login, "a/test:1", target));
                awaitRunning(client, target);
            } finally {
                run(with(engine, "rmi", "a/test:1"));
            }
        }
    }

    private static String[] with(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
