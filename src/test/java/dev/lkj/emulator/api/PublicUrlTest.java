package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An emulator that listens on every address, and that clients elsewhere call by a name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicUrlTest {
    private static final String PUBLIC = "http://emulator.example:18790";

    private EmulatorFixture fixture;

    @BeforeAll
    void start() {
        fixture = new EmulatorFixture(options -> options.withAddresses(Addresses.of("0.0.0.0", PUBLIC)));
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private int port() {
        return fixture.emulator.port();
    }

    private String health(InetAddress address, String headers) throws Exception {
        try (RawConnection connection = new RawConnection(address, port())) {
            String own = headers.replace("PORT", Integer.toString(port()));
            return connection
                    .send("GET /_emulator/health HTTP/1.1\nConnection: close\n" + own + "\n\n")
                    .readAll();
        }
    }

    private String health(String headers) throws Exception {
        return health(InetAddress.getLoopbackAddress(), headers);
    }

    private static List<InetAddress> others() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(device -> Collections.list(device.getInetAddresses()).stream())
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: emulator.example:18790",
                "Host: EMULATOR.example:18790",
                "Host: 127.0.0.1:PORT",
                "Host: emulator.example:18790\nOrigin: http://emulator.example:18790\nSec-Fetch-Site: same-origin",
            })
    void itsPublicNameIsTakenBesideItsOwn(String headers) throws Exception {
        assertThat(health(headers)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: emulator.example",
                "Host: emulator.example:PORT",
                "Host: evil.example:18790",
                "Host: evil.example:PORT",
                "Host: evil.emulator.example:18790",
                "Host: 127.0.0.1:18790",
                "Host: 192.0.2.99:PORT",
                "Host: 0.0.0.0:PORT",
                "Host: [::1]:18790",
                "Host: emulator.example:18790\nOrigin: https://emulator.example:18790",
                "Host: emulator.example:18790\nOrigin: http://emulator.example",
                "Host: emulator.example:18790\nOrigin: http://evil.example",
                "Host: emulator.example:18790\nSec-Fetch-Site: cross-site",
            })
    void foreignNamesAreRefused(String headers) throws Exception {
        assertThat(health(headers)).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void theAddressAtWhichARequestArrivesIsAName() throws Exception {
        assumeThat(others()).as("another address of this machine").isNotEmpty();
        for (InetAddress address : others()) {
            assertThat(health(address, "Host: " + address.getHostAddress() + ":PORT"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(health("Host: " + address.getHostAddress() + ":PORT")).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void clientsAreToldThePublicName() throws Exception {
        Map<String, String> environment = fixture.emulator.environment();
        assertThat(environment)
                .containsEntry("LK_AGENTS_URL", PUBLIC)
                .containsEntry("LIVEKIT_URL", "http://emulator.localhost:18790");
        assertThat(fixture.emulator.pageUrl()).startsWith(PUBLIC + "/?t=");
        assertThat(fixture.emulator.localUrl()).isEqualTo("http://127.0.0.1:" + port());
    }

    @Test
    void uploadsGoThere() throws Exception {
        assertThat(fixture.client.form("CA_1", "")).containsEntry("", PUBLIC + "/lkj-sources");
        JsonNode answer = fixture.client.rpc("DeployAgent", "{\"agent_id\":\"CA_1\"}");
        String url = answer.path("presigned_url").asText();
        assertThat(url).startsWith(PUBLIC + "/lkj-sources/CA_1/-/");
        try (RawConnection connection = new RawConnection(port())) {
            String put = "PUT " + url.substring(PUBLIC.length())
                    + " HTTP/1.1\nConnection: close\nHost: emulator.example:18790\nContent-Length: 1\n\nx";
            assertThat(connection.send(put).readAll()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void knownCredentialsAreNotForOthers() {
        for (Addresses addresses :
                List.of(Addresses.of("0.0.0.0", ""), Addresses.of("127.0.0.1", "https://ci.example"))) {
            assertThatExceptionOfType(LkjException.class)
                    .isThrownBy(() -> new EmulatorFixture(
                            options -> options.withAddresses(addresses).withCredentials(Credentials.development())))
                    .withMessageStartingWith("--dev is for this machine alone")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
        }
    }
}
