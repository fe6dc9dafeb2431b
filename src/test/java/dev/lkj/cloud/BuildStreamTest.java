package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.wire.BuildStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.GzipSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildStreamTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final List<BuildStatus> seen = new ArrayList<>();
    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new LocalCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private BuildEnd run() {
        return cloud.build().run("CA_1", "", Map.of(), seen::add);
    }

    private BuildEnd run(RawServer server) {
        return cloud.build(server.url()).run("CA_1", "", Map.of(), seen::add);
    }

    @Test
    void sendsAnEmptyPostForProduction() throws Exception {
        cloud.answer(200, "");
        assertThat(run()).isEqualTo(new BuildEnd.Completed());
        RecordedRequest request = cloud.request();
        assertThat(request.getRequestLine()).isEqualTo("POST /build?agent_id=CA_1 HTTP/1.1");
        assertThat(request.getHeaders().toMultimap())
                .containsEntry("content-length", List.of("0"))
                .containsEntry("x-livekit-cli-version", List.of("2.18.1"))
                .containsEntry("accept-encoding", List.of("gzip"))
                .containsEntry(
                        "authorization",
                        List.of("Bearer " + AccessToken.sign(LocalCloud.CREDENTIALS, cloud.time.now())))
                .doesNotContainKeys(
                        "content-type", "transfer-encoding", "twirp-version", "x-livekit-agent-version-attributes");
    }

    @Test
    void encodesTheQueryAsAForm() throws Exception {
        cloud.answer(200, "");
        cloud.build().run("CA 1&+", "sta ging/\u00e9", Map.of(), seen::add);
        assertThat(cloud.request().getTarget()).isEqualTo("/build?agent_id=CA+1%26%2B&deployment=sta+ging%2F%C3%A9");
    }

    @Test
    void sendsTheAttributesAsBase64OfSortedJson() throws Exception {
        cloud.answer(200, "");
        cloud.build().run("CA_1", "", Map.of("b", "<x>&", "a", "2", "c", "x, \"y\" \u00e9"), seen::add);
        String header = cloud.request().getHeaders().get("X-LIVEKIT-AGENT-VERSION-ATTRIBUTES");
        String json = new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
        assertThat(json).matches("\\{\"a\":.*,\"b\":.*,\"c\":.*}");
        JsonNode attributes = new ObjectMapper().readTree(json);
        assertThat(attributes.path("a").asText()).isEqualTo("2");
        assertThat(attributes.path("b").asText()).isEqualTo("<x>&");
        assertThat(attributes.path("c").asText()).isEqualTo("x, \"y\" \u00e9");
    }

    @Test
    void passesOnEachStatusOfAGzipAnswer() throws IOException {
        Buffer body = new Buffer();
        try (GzipSink sink = new GzipSink(body)) {
            Buffer plain = new Buffer().writeUtf8("{\"vertexes\":[{\"digest\":\"sha256:1\"}]}\n{}\n");
            sink.write(plain, plain.size());
        }
        cloud.server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(body)
                .build());
        assertThat(run()).isEqualTo(new BuildEnd.Completed());
        assertThat(seen).hasSize(2);
    }

    @Test
    void passesOnEachStatusAsItComes() throws IOException {
        CountDownLatch first = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write(HEAD + "\r\n{}\n");
            await(first);
            peer.write("BUILD ERROR: it broke\n");
            peer.awaitEnd();
        })) {
            BuildEnd end = cloud.build(server.url()).run("CA_1", "", Map.of(), status -> first.countDown());
            assertThat(end).isEqualTo(new BuildEnd.Failed("it broke"));
        }
    }

    @Test
    void endsWithCutWhenTheConnectionBreaksOff() throws IOException {
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write(HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\n{}\n\r\n");
        })) {
            assertThat(run(server))
                    .isInstanceOfSatisfying(
                            BuildEnd.Cut.class,
                            cut -> assertThat(cut.reason())
                                    .contains("127.0.0.1:" + server.port())
                                    .contains("broke off"));
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void endsWithCutWhenItIsNotKnownWhetherTheBuildBegan() throws IOException {
        try (RawServer server = new RawServer(RawServer.Peer::readRequest)) {
            assertThat(run(server)).isInstanceOf(BuildEnd.Cut.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void endsWithCutWhenTheStreamStaysSilent() throws IOException {
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write(HEAD + "\r\n{}\n");
            peer.awaitEnd();
        })) {
            BuildStream build = new BuildStream(
                    cloud.clients, cloud.signer, server.url(), cloud.retries, cloud.cancellation, Duration.ofMillis(1));
            assertThat(build.run("CA_1", "", Map.of(), seen::add))
                    .isInstanceOfSatisfying(
                            BuildEnd.Cut.class, cut -> assertThat(cut.reason()).contains("did not answer in time"));
        }
    }

    @Test
    void failsAtALineThatIsNoStatus() {
        cloud.answer(200, "{}\n<html>\n");
        LkjException failure = catchThrowableOfType(LkjException.class, this::run);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(failure).hasMessage("unable to deploy agent: decode error: not a build status: <html>");
        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, DENIED",
        "403, DENIED",
        "400, UNAVAILABLE",
        "404, UNAVAILABLE",
        "409, UNAVAILABLE",
        "500, UNAVAILABLE",
        "502, UNAVAILABLE",
        "204, UNAVAILABLE"
    })
    void doesNotStart(int status, ExitCode exitCode) {
        cloud.answer(status, "");
        ServiceFailure failure = catchThrowableOfType(ServiceFailure.class, this::run);
        assertThat(failure.exitCode()).isEqualTo(exitCode);
        assertThat(failure.toUserFailure())
                .hasMessageStartingWith("unable to deploy agent: failed to build agent: " + status + " ");
        assertThat(cloud.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void startsWhenTheServiceHasTimeAgain() {
        cloud.answer(503, "", "Retry-After: 3");
        cloud.answer(200, "");
        assertThat(run()).isEqualTo(new BuildEnd.Completed());
        assertThat(cloud.time.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void followsARedirectThatKeepsThePost() throws Exception {
        cloud.answer(307, "", "Location: /elsewhere/build?agent_id=CA_1");
        cloud.answer(200, "");
        assertThat(run()).isEqualTo(new BuildEnd.Completed());
        cloud.request();
        assertThat(cloud.request().getRequestLine()).startsWith("POST /elsewhere/build?agent_id=CA_1 ");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
