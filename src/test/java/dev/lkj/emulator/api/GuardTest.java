package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest {
    private EmulatorFixture fixture;

    @BeforeAll
    void start() {
        fixture = new EmulatorFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private String health(String headers) throws Exception {
        try (RawConnection connection = new RawConnection(fixture.emulator.port())) {
            String own = headers.replace("PORT", Integer.toString(fixture.emulator.port()));
            return connection
                    .send("GET /_emulator/health HTTP/1.1\nConnection: close\n" + own + "\n\n")
                    .readAll();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: 127.0.0.1:PORT",
                "Host: localhost:PORT",
                "Host: LOCALHOST:PORT",
                "Host: emulator.localhost:PORT",
                "Host: 127.0.0.1:PORT\nOrigin: http://127.0.0.1:PORT",
                "Host: 127.0.0.1:PORT\nOrigin: http://acme.localhost:PORT\nSec-Fetch-Site: same-origin",
                "Host: 127.0.0.1:PORT\nSec-Fetch-Site: none",
            })
    void itsOwnNamesAreTaken(String headers) throws Exception {
        assertThat(health(headers)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: 127.0.0.1",
                "Host: 127.0.0.1:1",
                "Host: evil.example:PORT",
                "Host: localhost.evil.example:PORT",
                "Host: evillocalhost:PORT",
                "Host: 0.0.0.0:PORT",
                "Host: 127.0.0.1:PORT\nOrigin: null",
                "Host: 127.0.0.1:PORT\nOrigin: http://evil.example",
                "Host: 127.0.0.1:PORT\nOrigin: https://127.0.0.1:PORT",
                "Host: 127.0.0.1:PORT\nOrigin: http://127.0.0.1:1",
                "Host: 127.0.0.1:PORT\nSec-Fetch-Site: cross-site",
            })
    void foreignOnesAreRefused(String headers) throws Exception {
        assertThat(health(headers)).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void aRequestWithoutAHostIsRefused() throws Exception {
        assertThat(health("X: y")).startsWith("HTTP/1.1 400 ");
        try (RawConnection connection = new RawConnection(fixture.emulator.port())) {
            assertThat(connection.send("GET /_emulator/health HTTP/1.0\n\n").readAll())
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    private String asked(String path, String userAndPassword) throws Exception {
        String login = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        try (RawConnection connection = new RawConnection(fixture.emulator.port())) {
            return connection
                    .send("GET " + path + " HTTP/1.1\nConnection: close\nAuthorization: Basic " + login
                            + "\nHost: 127.0.0.1:" + fixture.emulator.port() + "\n\n")
                    .readAll();
        }
    }

    @Test
    void theEmulatorsOwnInterfaceTakesKeyAndSecretAsUserAndPassword() throws Exception {
        String right = fixture.emulator.apiKey() + ":" + fixture.emulator.apiSecret();
        assertThat(asked("/_emulator/state", right)).startsWith("HTTP/1.1 200 ");
        assertThat(asked("/_emulator/state", right + "x")).startsWith("HTTP/1.1 401 ");
        assertThat(asked("/_emulator/state", "")).startsWith("HTTP/1.1 401 ");
        assertThat(asked("/logs?agent_id=CA_1", right)).startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "faults", "requests", "nothing"})
    void everythingButHealthNeedsAToken(String path) throws Exception {
        try (RawConnection connection = new RawConnection(fixture.emulator.port())) {
            assertThat(connection
                            .send("GET /_emulator/" + path + " HTTP/1.1\nConnection: close\nHost: 127.0.0.1:"
                                    + fixture.emulator.port() + "\n\n")
                            .readAll())
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void onlyTheLoopbackAddressIsListenedOn() throws Exception {
        for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(device.getInetAddresses())) {
                assertThat(address.getHostAddress().equals("127.0.0.1")).isEqualTo(answers(address));
            }
        }
    }

    private boolean answers(InetAddress address) {
        try (Socket socket = new Socket(address, fixture.emulator.port())) {
            return socket.isConnected();
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
