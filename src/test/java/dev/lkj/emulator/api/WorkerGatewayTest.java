package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.EmulatorServer;
import dev.lkj.emulator.FakeEngine;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.engine.Gateway;
import dev.lkj.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address for containers; here it is ::1, the one that every machine has beside 127.0.0.1. */
class WorkerGatewayTest {
    private static final String NAME = "host.docker.internal";

    private final FakeEngine engine = new FakeEngine();
    private InetAddress gateway = InetAddress.getLoopbackAddress();
    private EmulatorFixture fixture;

    @BeforeEach
    void start() throws Exception {
        gateway = InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        assumeThat(NetworkInterface.getByInetAddress(gateway))
                .as("a machine with ::1")
                .isNotNull();
        engine.gateways.add(new Gateway(NAME, "::1"));
        fixture = new EmulatorFixture(engine, UnaryOperator.identity());
    }

    @AfterEach
    void stop() {
        if (fixture != null) {
            fixture.close();
        }
    }

    private static String token(EmulatorServer emulator) {
        return TestClient.token(
                "{\"alg\":\"HS256\"}",
                "{\"iss\":\"" + emulator.apiKey() + "\",\"exp\":"
                        + (Instant.now().getEpochSecond() + 600)
                        + ",\"video\":{\"agent\":true},\"agent\":{\"admin\":true}}",
                emulator.apiSecret());
    }

    private String answer(InetAddress address, String requestLine, String host) throws IOException {
        try (RawConnection connection = new RawConnection(address, fixture.emulator.port())) {
            return connection
                    .send(requestLine + " HTTP/1.1\nHost: " + host + "\nAuthorization: Bearer "
                            + token(fixture.emulator)
                            + "\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\n"
                            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\n\n")
                    .readTo("\r\n");
        }
    }

    private String own(String host) {
        return host + ":" + fixture.emulator.port();
    }

    @Test
    void workersComeInThereAndByItsName() throws Exception {
        assertThat(answer(gateway, "GET /agent", own(NAME))).startsWith("HTTP/1.1 101 ");
        // Where the container engine passes on to this machine's own loopback address.
        assertThat(answer(InetAddress.getLoopbackAddress(), "GET /agent", own(NAME)))
                .startsWith("HTTP/1.1 101 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /_emulator/health",
                "GET /_emulator/state",
                "POST /_emulator/stop",
                "POST /twirp/livekit.CloudAgent/ListAgents",
                "POST /build?agent_id=CA_1",
                "GET /logs?agent_id=CA_1",
                "POST /lkj-sources",
                "GET /agent/",
                "GET /AGENT",
                "GET //agent",
                "GET /x/../agent",
                "GET /%61gent",
            })
    void nothingElseDoes(String requestLine) throws Exception {
        assertThat(answer(gateway, requestLine, own(NAME))).startsWith("HTTP/1.1 403 ");
        assertThat(answer(gateway, requestLine, own("127.0.0.1"))).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void itsNameIsNoneForAnythingElse() throws Exception {
        assertThat(answer(InetAddress.getLoopbackAddress(), "GET /_emulator/health", own(NAME)))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void whereItListensOnEveryAddressTheNameIsForWorkersAllTheSame() throws Exception {
        fixture.close();
        fixture = new EmulatorFixture(engine, options -> options.withAddresses(Addresses.of("::", "")));
        assertThat(answer(gateway, "GET /agent", own(NAME))).startsWith("HTTP/1.1 101 ");
        assertThat(answer(gateway, "GET /_emulator/health", own(NAME))).startsWith("HTTP/1.1 403 ");
        assertThat(answer(gateway, "GET /_emulator/health", own("[::1]"))).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1", "localhost"})
    void workersThereHaveToCallItByItsName(String host) throws Exception {
        assertThat(answer(gateway, "GET /agent", own(host))).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void nobodyListensThereAfterTheEnd() {
        int port = fixture.emulator.port();
        fixture.close();
        Await.until("the gateway is closed", () -> {
            try (RawConnection connection = new RawConnection(gateway, port)) {
                return connection == null;
            } catch (IOException e) {
                return true;
            }
        });
    }
}
