package dev.lkj.emulator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.container.Daemon;
import dev.lkj.emulator.EmulatorOptions;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.TestClient;
import dev.lkj.testing.Await;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The emulator, as containers of a real daemon reach it; the sockets are those of {@link ContainerRig}. */
@Tag("component")
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("sockets")
class GatewayComponentTest {
    /** Registers as a worker, in bytes of its own, and asks for what it may not have; the token comes as a secret. */
    private static final String WORKER = """
            httpd -p $PORT -h /www
            address=${LIVEKIT_URL#ws://}
            host=${address%:*}
            port=${address##*:}
            echo "the emulator is $address"
            for path in / /_emulator/health /_emulator/state /logs?agent_id=CA_1; do
              wget -q -O /dev/null --header "Authorization: Bearer $TOKEN" "http://$address$path" 2>&1 |
                sed "s|^|$path: |"
            done
            line() { printf '%s\\r\\n' "$1"; }
            {
              line 'GET /agent HTTP/1.1'
              line "Host: $address"
              line 'Connection: Upgrade'
              line 'Upgrade: websocket'
              line 'Sec-WebSocket-Version: 13'
              line 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='
              line "Authorization: Bearer $TOKEN"
              line ''
              # One masked frame with register { version: "1.2.3", agent_name: "box" }.
              printf '\\202\\216\\0\\0\\0\\0\\012\\014\\032\\0051.2.3\\102\\003box'
              while :; do sleep 1; done
            } | nc "$host" "$port" >/dev/null
            """;

    private final Path socket;

    @TempDir
    private Path folder;

    GatewayComponentTest(Path socket) {
        this.socket = socket;
    }

    static List<Path> sockets() {
        return ContainerRig.sockets("lkj.test.docker", "lkj.test.podman");
    }

    private static String secrets(EmulatorServer emulator) {
        String token = TestClient.token(
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                "{\"iss\":\"" + emulator.apiKey() + "\",\"exp\":"
                        + (Instant.now().getEpochSecond() + 600)
                        + ",\"video\":{\"agent\":true},\"agent\":{\"admin\":true}}",
                emulator.apiSecret());
        return "[{\"name\":\"TOKEN\",\"value\":\""
                + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)) + "\"}]";
    }

    private void deploy(TestClient client, EmulatorServer emulator) throws Exception {
        client.rpc("DeployAgentV2", "{\"agent_id\":\"CA_1\",\"secrets\":" + secrets(emulator) + "}");
        Map<String, String> form = client.form("CA_1", "");
        byte[] source = Files.readAllBytes(ContainerRig.source("", WORKER).in(folder));
        assertThat(client.upload(form, source).statusCode()).isEqualTo(204);
        assertThat(client.build("CA_1", "").body()).doesNotContain("BUILD ERROR");
    }

    private static JsonNode workers(TestClient client) {
        try {
            return client.get("/_emulator/workers").path("workers");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aContainerRegistersAsAWorkerAndGetsNothingElse() throws Exception {
        Daemon daemon = Daemon.connect(socket, java.time.Duration.ofSeconds(10));
        try (EmulatorServer emulator =
                EmulatorServer.start(EmulatorOptions.of(DockerEngine.passing(daemon, dev.lkj.time.Clock.system()))
                        .withTemporary(folder))) {
            String name = daemon.podman() ? "host.containers.internal" : "host.docker.internal";
            assertThat(emulator.instancesUrl()).isEqualTo("ws://" + name + ":" + emulator.port());
            TestClient client = new TestClient(emulator);
            deploy(client, emulator);

            Await.until("the container is registered", () -> !workers(client).isEmpty());
            JsonNode worker = workers(client).path(0);
            assertThat(worker.path("agent_name").asText()).isEqualTo("box");
            assertThat(worker.path("instance_id").asText()).isNotEmpty();

            List<String> refusals = Stream.of("/", "/_emulator/health", "/_emulator/state", "/logs?agent_id=CA_1")
                    .map(path -> path + ": wget: server returned error: HTTP/1.1 403 Forbidden")
                    .toList();
            HttpResponse<Stream<String>> log =
                    client.stream(client.request("/logs?agent_id=CA_1").GET().build());
            assertThat(log.body().limit(1 + refusals.size()))
                    .contains("the emulator is " + name + ":" + emulator.port())
                    .containsAll(refusals);
        }
    }
}
