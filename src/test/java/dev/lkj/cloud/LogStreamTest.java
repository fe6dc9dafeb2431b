package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogStreamTest {
    private static final LogStream.Query QUERY = new LogStream.Query("CA_1", "", "deploy", "");
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final List<String> lines = new ArrayList<>();
    private final List<String> reconnects = new ArrayList<>();
    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new LocalCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private void follow(String base) {
        cloud.logs(base).follow(QUERY, lines::add, reconnects::add);
    }

    private ServiceFailure refused(String base) {
        ServiceFailure failure = catchThrowableOfType(ServiceFailure.class, () -> follow(base));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** Sends lines and breaks off. */
    private static RawServer.Script cut(String... lines) {
        return peer -> {
            peer.readRequest();
            String text = String.join("\n", lines) + "\nhalf a li";
            peer.write(CHUNKED + Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
        };
    }

    private static RawServer.Script whole(String status, String text) {
        return peer -> {
            peer.readRequest();
            peer.answer(status + "\r\nConnection: close", text);
        };
    }

    @Test
    void asksForTheLogsOfADeployment() throws Exception {
        cloud.answer(200, "one\ntwo\n");
        cloud.logs().follow(new LogStream.Query("CA 1", "staging", "build", "iad1a"), lines::add, reconnects::add);
        RecordedRequest request = cloud.request();
        assertThat(request.getRequestLine())
                .isEqualTo("GET /logs?agent_id=CA+1&deployment=staging&log_type=build HTTP/1.1");
        assertThat(request.getHeaders().toMultimap())
                .containsEntry("x-livekit-cli-version", List.of("2.18.1"))
                .containsEntry(
                        "authorization",
                        List.of("Bearer " + AccessToken.sign(LocalCloud.CREDENTIALS, cloud.time.now())))
                .doesNotContainKeys("content-type", "twirp-version", "x-livekit-agent-version-attributes");
        assertThat(lines).containsExactly("one", "two");
        assertThat(reconnects).isEmpty();
    }

    @Test
    void leavesTheDeploymentOutForProduction() throws Exception {
        cloud.answer(200, "");
        follow(cloud.base());
        assertThat(cloud.request().getTarget()).isEqualTo("/logs?agent_id=CA_1&log_type=deploy");
    }

    @Test
    void readsFromTheAgentsRegion() throws Exception {
        cloud.answer(200, "here\n");
        cloud.logs("http://agents.localhost:" + cloud.server.getPort())
                .follow(new LogStream.Query("CA_1", "", "deploy", "iad1a"), lines::add, reconnects::add);
        assertThat(cloud.request().getHeaders().get("Host"))
                .isEqualTo("iad1a.agents.localhost:" + cloud.server.getPort());
        assertThat(lines).containsExactly("here");
    }

    @Test
    void passesOnLinesOfAnyLength() {
        String line = "x".repeat(3 << 20);
        cloud.answer(200, line + "\n\nthe end");
        follow(cloud.base());
        assertThat(lines).containsExactly(line, "", "the end");
    }

    @Test
    void reconnectsAfterACutAndRepeatsNothing() throws IOException {
        try (RawServer server = new RawServer(
                cut("a", "b"), cut("a", "b", "c"), whole("503 Busy", ""), whole("200 OK", "b\nc\nhalf a line\n"))) {
            follow(server.url());
            assertThat(lines).containsExactly("a", "b", "c", "half a line");
            assertThat(reconnects).hasSize(3);
            assertThat(reconnects.get(0)).isEqualTo("the log stream broke off");
            assertThat(cloud.time.elapsed()).isEqualTo(Duration.ofSeconds(1 + 1 + 2));
        }
    }

    @Test
    void givesUpWhenTheStreamCannotBeOpenedAgain() throws IOException {
        try (RawServer server = new RawServer(cut("a"), RawServer.Peer::readRequest)) {
            ServiceFailure failure = refused(server.url());
            assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(server.requests()).hasSize(1 + LogStream.REOPENINGS);
            assertThat(lines).containsExactly("a");
        }
    }

    @Test
    void givesUpAtOnceWhenItIsRefusedAfterACut() throws IOException {
        try (RawServer server = new RawServer(cut("a"), whole("401 Unauthorized", "{\"msg\":\"expired\"}"))) {
            assertThat(refused(server.url()).exitCode()).isEqualTo(ExitCode.DENIED);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void triesToOpenTheStreamLikeAnyOtherRead() {
        for (int i = 0; i < 4; i++) {
            cloud.answer(503, "");
        }
        cloud.answer(200, "a\n");
        follow(cloud.base());
        assertThat(lines).containsExactly("a");
        assertThat(reconnects).isEmpty();
    }

    @Test
    void refusesInTheWordsOfTheService() {
        cloud.answer(404, "{\"msg\":\"no logs\",\"meta\":{\"b\":\"2\",\"a\":\"1\"},\"more\":true}");
        ServiceFailure failure = refused(cloud.base());
        assertThat(failure.toUserFailure()).hasMessage("failed to get logs: no logs - map[a:1 b:2]");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(cloud.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void showsAnEmptyMapWithoutMeta() {
        cloud.answer(400, "{\"msg\":\"no\"}");
        assertThat(refused(cloud.base()).toUserFailure()).hasMessage("failed to get logs: no - map[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "[]", "{\"msg\":", "{} <html>"})
    void saysThatARefusalCannotBeRead(String body) {
        cloud.answer(400, body);
        assertThat(refused(cloud.base()).toUserFailure())
                .hasMessage("failed to get logs: failed to parse error response:"
                        + " the answer with status 400 is not JSON");
    }

    @Test
    void saysThatARefusalWasCut() throws IOException {
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{\"msg\":\"no");
        })) {
            assertThat(refused(server.url()).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, FAILED, 1",
        "401, DENIED, 1",
        "403, DENIED, 1",
        "404, DENIED, 1",
        "429, UNAVAILABLE, 1",
        "500, UNAVAILABLE, 1",
        "502, UNAVAILABLE, 5",
        "503, UNAVAILABLE, 5"
    })
    void hasTheCodeOfTheStatus(int status, ExitCode exitCode, int requests) {
        for (int i = 0; i < 5; i++) {
            cloud.answer(status, "{\"msg\":\"no\"}");
        }
        assertThat(refused(cloud.base()).exitCode()).isEqualTo(exitCode);
        assertThat(cloud.server.getRequestCount()).isEqualTo(requests);
    }

    @Test
    void readsTheBacklogUntilTheStreamIsSilent() throws IOException {
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\n\r\na\nb\n");
            peer.awaitEnd();
        })) {
            cloud.logs(server.url()).backlog(QUERY, Duration.ofSeconds(1), lines::add);
            assertThat(lines).containsExactly("a", "b");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void takesASnapshotUntilTheStreamIsSilent() throws IOException {
        try (RawServer server = new RawServer(cut("a", "b"), peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\n\r\na\nb\nc\n");
            peer.awaitEnd();
        })) {
            cloud.logs(server.url()).snapshot(QUERY, Duration.ofMillis(200), lines::add, reconnects::add);
            assertThat(lines).containsExactly("a", "b", "c");
            assertThat(reconnects).hasSize(1);
        }
    }

    @Test
    void aSnapshotOfASilentStreamIsEmpty() throws IOException {
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\n\r\n");
            peer.awaitEnd();
        })) {
            cloud.logs(server.url()).snapshot(QUERY, Duration.ofMillis(200), lines::add, reconnects::add);
            assertThat(lines).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void triesOnceWhereSomebodyElseTriesAgain() {
        cloud.answer(503, "{\"msg\":\"no\"}");
        ServiceFailure failure = catchThrowableOfType(
                ServiceFailure.class, () -> cloud.logs().followOnce(QUERY, lines::add, reconnects::add));
        assertThat(failure).isNotNull();
        assertThat(cloud.server.getRequestCount()).isOne();
    }

    @Test
    void stopsWhileItWaitsToReconnect() throws IOException {
        try (RawServer server = new RawServer(cut("a"))) {
            LogStream logs = new LogStream(
                    cloud.clients,
                    cloud.signer,
                    new Endpoints(server.url(), true),
                    cloud.retries,
                    pause -> {
                        throw new CancelledException();
                    },
                    cloud.cancellation);
            assertThat(catchThrowableOfType(
                            CancelledException.class, () -> logs.follow(QUERY, lines::add, reconnects::add)))
                    .isNotNull();
        }
    }
}
