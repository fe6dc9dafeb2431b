package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.cli.Rehearsal;
import dev.lkj.container.Daemon;
import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.engine.TarGz;
import dev.lkj.emulator.engine.docker.DockerEngine;
import dev.lkj.emulator.state.AgentSeed;
import dev.lkj.testing.Await;
import dev.lkj.testing.CliHarness;
import dev.lkj.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Dockerfiles that lkj writes, built and run by a real daemon ({@code -Dlkj.test.docker=SOCKET}) on stand-ins for
 * their base images, which are made of a Debian with the real Python, uv, Node.js and npm ({@code
 * -Dlkj.test.debian=TAR}).
 */
@Tag("component")
class GeneratedDockerfileComponentTest {
    private static final String SOCKET = System.getProperty("lkj.test.docker", "");
    private static final String DEBIAN = System.getProperty("lkj.test.debian", "");
    private static final Path STAND_IN = Path.of("src/test/resources/docker-builds/stand-in");
    private static final List<String> IMAGES = List.of(
            "lkj-test-debian:1", "python:3.13-slim", "ghcr.io/astral-sh/uv:python3.13-bookworm-slim", "node:22-slim");

    private static final List<String> OF_THE_BASE = List.of(
            "Dockerfile",
            "apt-get",
            "wheel.py",
            "packages/agents/package.json",
            "packages/agents/cli.js",
            "packages/compiler/package.json",
            "packages/compiler/compile.js");

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeBaseImages(@TempDir Path context) throws Exception {
        assumeThat(SOCKET).as("a Docker daemon").isNotEmpty();
        assumeThat(DEBIAN).as("a Debian to build on").isNotEmpty();
        sendTar(
                "/images/create?fromSrc=-&repo=lkj-test-debian&tag=1&changes=ENV%20PATH=/usr/local/bin:"
                        + "/usr/sbin:/usr/bin:/sbin:/bin",
                DEBIAN);
        TarGz files = new TarGz();
        for (String name : OF_THE_BASE) {
            files.file(name, Files.readAllBytes(STAND_IN.resolve(name)), 0755);
        }
        String tags = String.join("&t=", IMAGES.subList(1, IMAGES.size()));
        String built = sendTar("/build?t=" + tags, files.in(context).toString());
        assertThat(built).contains("Successfully tagged");
    }

    @AfterAll
    static void removeBaseImages() throws Exception {
        if (!SOCKET.isEmpty() && !DEBIAN.isEmpty()) {
            for (String image : IMAGES) {
                api("DELETE", "/images/" + image);
            }
        }
    }

    private static String api(String method, String path, String... more) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("curl", "-s", "--unix-socket", SOCKET, "-X", method).redirectErrorStream(true);
        builder.command().addAll(List.of(more));
        builder.command().add("http://localhost/v1.41" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String sendTar(String path, String file) throws IOException, InterruptedException {
        return api("POST", path, "-H", "Content-Type: application/x-tar", "-T", file);
    }

    private static void writeProject(Rehearsal rehearsal, String type) throws IOException {
        Files.delete(rehearsal.work().resolve("Dockerfile"));
        rehearsal.file(".env", "KEY=secret\n");
        List<String> files = switch (type) {
            case "python.pip" -> List.of("requirements.txt");
            case "python.uv" -> List.of("pyproject.toml", "uv.lock");
            default -> List.of("package.json", "pnpm-lock.yaml");
        };
        for (String name : files) {
            rehearsal.file(name, Files.readString(STAND_IN.resolve(name)));
        }
        rehearsal.file("agent.py", Files.readString(STAND_IN.resolve("agent.py")));
    }

    private static CliHarness.Result succeed(Rehearsal rehearsal, String... command) {
        CliHarness.Result result = new CliHarness(
                        rehearsal.work(), rehearsal.work().getParent())
                .with("TMPDIR", rehearsal.work().getParent().toString())
                .with(rehearsal.emulator().environment())
                .run(command);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "python.pip, RUN pip install, python agent.py start",
        "python.uv, 'RUN mkdir -p src && uv sync', uv run agent.py",
        "node, RUN pnpm install, node /usr/local/bin/pnpm start"
    })
    void whatItBuildsRunsAsTheServiceWants(String type, String dependencies, String first) throws Exception {
        DockerEngine engine =
                DockerEngine.passing(Daemon.connect(Path.of(SOCKET), Duration.ofSeconds(10)), Clock.system());
        try (Rehearsal rehearsal = new Rehearsal(
                folder,
                options -> EmulatorOptions.of(engine)
                        .withAgents(List.of(AgentSeed.of(Rehearsal.AGENT)))
                        .withPeriod(Duration.ofMillis(50)))) {
            writeProject(rehearsal, type);
            succeed(rehearsal, "agent", "dockerfile");
            succeed(rehearsal, "agent", "deploy", "--skip-sdk-check");

            JsonNode facts = facts(engine);
            assertThat(facts.path("uid").asInt()).isEqualTo(10001);
            assertThat(facts.path("owner").asInt()).isEqualTo(10001);
            assertThat(facts.path("others")).as("files of others").isEmpty();
            assertThat(List.of("user", "home", "folder", "shell"))
                    .extracting(name -> facts.path(name).asText())
                    .containsExactly("appuser", "/app", "/app", "/usr/sbin/nologin");
            assertThat(facts.path("first")).extracting(JsonNode::asText).containsExactly(first.split(" "));
            assertThat(facts.path("model").asBoolean()).as("models").isTrue();
            assertThat(List.of("compiler", "lists", "env"))
                    .allMatch(name -> !facts.path(name).asBoolean(true));

            assertThatItHearsTheSignal();

            rehearsal.file("agent.py", Files.readString(STAND_IN.resolve("agent.py")) + "# a change\n");
            String again =
                    succeed(rehearsal, "agent", "deploy", "--skip-sdk-check").err();
            assertThat(again)
                    .containsPattern(
                            Pattern.compile("#(\\d+) \\[build \\d/\\d] " + dependencies + "[^\\n]*\\n#\\1 CACHED"))
                    .doesNotContainPattern("#(\\d+) \\[build \\d/\\d] COPY \\. \\.[^\\n]*\\n#\\1 CACHED");
        }
    }

    private static JsonNode facts(DockerEngine engine) throws IOException {
        String instance = engine.running().iterator().next();
        String line = engine.lastOutput(instance, 100).stream()
                .filter(each -> each.startsWith("facts "))
                .findFirst()
                .orElseThrow();
        return new JsonMapper().readTree(line.substring("facts ".length()));
    }

    /** In a container of its own, since the emulator takes those away that end. */
    private static void assertThatItHearsTheSignal() throws IOException, InterruptedException {
        String image = new JsonMapper()
                .readTree(api("GET", "/containers/json"))
                .path(0)
                .path("Image")
                .asText();
        String created = api(
                "POST",
                "/containers/create",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"Image\":\"" + image + "\"}");
        String id = new JsonMapper().readTree(created).path("Id").asText();
        try {
            api("POST", "/containers/" + id + "/start");
            Await.until("the agent runs", () -> logs(id).contains("facts "));
            api("POST", "/containers/" + id + "/stop?t=30");
            assertThat(logs(id)).contains("ended well");
        } finally {
            api("DELETE", "/containers/" + id + "?force=1");
        }
    }

    private static String logs(String id) {
        try {
            return api("GET", "/containers/" + id + "/logs?stdout=1&stderr=1");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
