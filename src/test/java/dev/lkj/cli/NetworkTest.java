package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.CliHarness;
import dev.lkj.testing.cloud.Answers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network between lkj and the service: no way there, a proxy, no TLS, too much. */
class NetworkTest {
    @RegisterExtension
    private final Stage stage = Stage.own();

    private CliHarness.Result at(String address, String... args) {
        return stage.settings(harness -> harness.with("LK_AGENTS_URL", address)).run(args);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "rollback", "status", "versions", "list", "logs"})
    void whereNobodyListensTheHostAndTheTriesAreNamed(String command) throws IOException {
        CliHarness.Result result = at("http://127.0.0.1:" + closedPort(), "agent", command);

        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .containsPattern("error: .*127\\.0\\.0\\.1:\\d+ refused the connection \\(5 tries in \\d+s\\)\n")
                .contains(" hint: try again when the network is back")
                .doesNotContain("acted on");
    }

    @Test
    void aNameThatDoesNotExistIsNamed() {
        CliHarness.Result result = at("http://agents.invalid", "agent", "status");

        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(result.err()).contains("agents.invalid");
    }

    @Test
    void whatSpeaksNoTlsIsNotTalkedTo() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Thread server = new Thread(() -> refuseInPlainText(plain));
            server.setDaemon(true);
            server.start();

            CliHarness.Result result = at("https://127.0.0.1:" + plain.getLocalPort(), "agent", "rollback");

            assertThat(result.code()).as(result.err()).isEqualTo(8);
            assertThat(result.err()).contains("could not be reached securely").contains(" hint: ");
        }
    }

    private static void refuseInPlainText(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                socket.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException closed) {
                // The client or the test is done with it.
            }
        }
    }

    @Test
    void aProxyCarriesTheCalls() {
        stage.workspace().with(Map.of("HTTP_PROXY", stage.cloud().base()));

        CliHarness.Result result = at("http://agents.example.test", "agent", "status");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(stage.cloud().requests())
                .extracting(request -> request.name())
                .containsExactly("ListAgents");
    }

    @Test
    void noProxyIsUsedForThisMachine() throws IOException {
        stage.workspace()
                .with(Map.of(
                        "HTTP_PROXY",
                        "http://127.0.0.1:" + closedPort(),
                        "HTTPS_PROXY",
                        "http://127.0.0.1:" + closedPort()));

        assertThat(stage.run("agent", "deploy").code()).isZero();
    }

    @Test
    void anAnswerThatIsFarTooLargeIsNotRead() {
        long size = 100L << 20;
        stage.cloud().always("ListAgents", Answers.json(200, "").body(new MockResponseBody() {
            @Override
            public long getContentLength() {
                return size;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
                for (long sent = 0; sent < size; sent += blanks.length) {
                    sink.write(blanks);
                }
            }
        }));

        CliHarness.Result result = stage.run("agent", "status");

        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(result.err()).contains("the answer is larger than");
    }
}
