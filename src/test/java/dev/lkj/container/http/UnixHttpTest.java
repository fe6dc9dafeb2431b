package dev.lkj.container.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.time.Cancellation;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnixHttpTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeDaemon daemon = FakeDaemon.start();
    private final UnixHttp http = new UnixHttp(daemon.socket());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        daemon.close();
    }

    private static HttpCall get() {
        return HttpCall.of("GET", "/x?a=b", PATIENCE);
    }

    private String body(String answer) throws IOException {
        daemon.on("GET /x", answer);
        try (HttpAnswer got = http.send(get(), new Cancellation())) {
            return new String(got.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void requestNamesTheHostAndItsLength() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "content");
        daemon.on("POST /x", FakeDaemon.answer("201 Created", ""));
        HttpCall call = HttpCall.of("POST", "/x", PATIENCE).with("application/x-tar", HttpCall.Body.of(file));

        try (HttpAnswer answer = http.send(call, new Cancellation())) {
            assertThat(answer.status()).isEqualTo(201);
        }

        assertThat(daemon.requests())
                .containsExactly("POST /x HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n"
                        + "Content-Type: application/x-tar\r\nContent-Length: 7\r\n\r\ncontent");
    }

    @Test
    void bodyMayHaveALength() throws IOException {
        assertThat(body("HTTP/1.1 200 OK\r\ncontent-LENGTH:  4\r\n\r\nbodymore"))
                .isEqualTo("body");
    }

    @Test
    void bodyMayEndWithTheConnection() throws IOException {
        assertThat(body("HTTP/1.0 200 OK\r\n\r\nbody")).isEqualTo("body");
    }

    @Test
    void bodyMayComeInChunks() throws IOException {
        String chunks = "5;name=value\r\nhello\r\n0A\r\n, the rest\r\n0\r\nTrailer: x\r\n\r\n";
        assertThat(body(CHUNKED.concat(chunks))).isEqualTo("hello, the rest");
    }

    @Test
    void answersOfStatus100ArePassedOver() throws IOException {
        assertThat(body("HTTP/1.1 100 Continue\r\n\r\n" + FakeDaemon.ok("body")))
                .isEqualTo("body");
    }

    @Test
    void status204HasNoBody() throws IOException {
        assertThat(body("HTTP/1.1 204 No Content\r\n\r\nnot of it")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nbody",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nbody",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody",
                "HTTP/1.1 200 OK\r\nContent-",
                "",
            })
    void whatIsCutNeverLooksComplete(String answer) {
        assertThatThrownBy(() -> body(answer)).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-4\r\nbody",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nbody\r\n0\r\n\r\n",
            })
    void whatIsNoHttpIsSaid(String answer) {
        assertThatThrownBy(() -> body(answer)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void silenceHasALimit() {
        daemon.on("GET /x", FakeDaemon.SILENCE);
        HttpCall call = HttpCall.of("GET", "/x", Duration.ofMillis(20));

        assertThatThrownBy(() -> http.send(call, new Cancellation()))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("no answer within 20 ms");
    }

    @Test
    void silenceWithinABodyHasALimitToo() throws IOException {
        daemon.on("GET /x", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhalf" + FakeDaemon.SILENCE);
        HttpCall call = HttpCall.of("GET", "/x", Duration.ofMillis(20));

        try (HttpAnswer answer = http.send(call, new Cancellation())) {
            assertThat(answer.body().readNBytes(4)).asString().isEqualTo("half");
            assertThatThrownBy(() -> answer.body().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void cancellingEndsAReadThatWaits() throws Exception {
        daemon.on("GET /x", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhalf" + FakeDaemon.SILENCE);
        Cancellation cancellation = new Cancellation();

        try (HttpAnswer answer = http.send(HttpCall.of("GET", "/x", Duration.ZERO), cancellation)) {
            answer.body().readNBytes(4);
            Thread cancels = new Thread(cancellation::cancel);
            cancels.start();
            assertThatThrownBy(() -> answer.body().read()).isInstanceOf(IOException.class);
            cancels.join();
        }
    }

    @Test
    void whoeverRefusesABodyEarlyIsHeard() throws IOException {
        byte[] large = new byte[8 << 20];
        // It answers after the head, without reading the body, and hangs up.
        try (RefusingServer refusing = RefusingServer.start(FakeDaemon.answer("400 Bad Request", "too large"))) {
            HttpCall call = HttpCall.of("POST", "/x", PATIENCE).with("application/x-tar", HttpCall.Body.of(large));
            try (HttpAnswer answer = new UnixHttp(refusing.socket()).send(call, new Cancellation())) {
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body().readAllBytes()).asString().isEqualTo("too large");
            }
        }
    }

    @Test
    void aSocketThatIsNotThereIsAnError() {
        UnixHttp nobody = new UnixHttp(folder.resolve("none"));

        assertThatThrownBy(() -> nobody.send(get(), new Cancellation())).isInstanceOf(IOException.class);
    }
}
