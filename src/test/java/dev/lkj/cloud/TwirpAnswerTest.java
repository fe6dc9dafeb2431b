package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lkj.error.ExitCode;
import dev.lkj.wire.AgentInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.Deflater;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwirpAnswerTest {
    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new LocalCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"agents\":[{\"agent_id\":\"CA_1\",\"agent_name\":\"\",\"version\":\"7\",\"agent_deployments\":[],"
                        + "\"secrets\":[],\"deployed_at\":null}]}",
                "{\"agents\":[{\"agentId\":\"CA_1\",\"version\":\"7\"}]}",
                "{\"more\":{\"a\":[1]},\"agents\":[{\"agent_id\":\"CA_1\",\"version\":\"7\",\"invented\":true}]}",
                "{\"agents\":[{\"agent_id\":\"CA_1\",\"version\":\"7\"}]} and more"
            })
    void readsEachFormOfJson(String body) {
        cloud.answer(200, body);
        assertThat(cloud.agents().listAgents("CA_1").agents())
                .containsExactly(new AgentInfo("CA_1", "", "7", List.of(), List.of(), null));
    }

    @Test
    void takesMissingFieldsAsTheirDefaults() {
        cloud.answer(200, "{}");
        assertThat(cloud.agents().listAgents().agents()).isEmpty();
    }

    @Test
    void readsAGzipAnswer() {
        cloud.server.enqueue(gzip("{\"params\":[{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"2\"}]}"));
        assertThat(cloud.agents().clientSettings()).containsExactly(java.util.Map.entry("a", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"text\"", "{\"agents\":7}", "{\"agents\"", "<html>", "{\"agents\":[3]}"})
    void saysThatItCannotReadTheAnswer(String body) {
        cloud.answer(200, body);
        ServiceFailure failure =
                catchThrowableOfType(ServiceFailure.class, () -> cloud.agents().listAgents());
        assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.UNREADABLE);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(failure.toUserFailure()).hasMessageStartingWith("unable to list agents: the answer is not what");
        assertThat(cloud.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void doesNotReadAnAnswerWithoutEnd() throws IOException {
        byte[] chunk = new byte[1 << 20];
        long[] written = {0};
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            while (written[0] < 100L << 20) {
                peer.write(chunk);
                written[0] += chunk.length;
            }
        })) {
            assertThatThrownBy(() -> cloud.agents(server.url()).listAgents())
                    .isInstanceOf(ServiceFailure.class)
                    .hasMessageContaining("larger than 16 MiB");
        }
    }

    @Test
    void doesNotInflateAnAnswerWithoutEnd() {
        cloud.server.enqueue(gzip("a".repeat(100 << 20)));
        assertThatThrownBy(() -> cloud.agents().listAgents()).hasMessageContaining("larger than 16 MiB");
    }

    @Test
    void triesAReadAgainWhoseAnswerWasCut() {
        cloud.server.enqueue(LocalCloud.response(200, "{\"agents\":[{\"agent_id\":\"CA_1\"}]}")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        cloud.answer(200, "{\"agents\":[{\"agent_id\":\"CA_2\"}]}");
        assertThat(cloud.agents().listAgents().agents().get(0).agentId()).isEqualTo("CA_2");
    }

    @Test
    void reportsAWriteWhoseAnswerWasCut() {
        cloud.server.enqueue(LocalCloud.response(200, "{\"success\":true,\"message\":\"of some length\"}")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThatThrownBy(() -> cloud.agents().rollback("CA_1", "1"))
                .isInstanceOfSatisfying(ServiceFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.NETWORK);
                    assertThat(failure.sent()).isTrue();
                    assertThat(failure).hasMessageContaining("broke off");
                });
        assertThat(cloud.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void glancesOnceAndDoesWithoutTheAnswer() {
        cloud.answer(503, "");
        cloud.answer(401, "{\"code\":\"unauthenticated\",\"msg\":\"no\"}");
        assertThat(cloud.agents().glanceAtAgent("CA_1")).isEmpty();
        assertThat(cloud.agents().glanceAtVersions("CA_1")).isEmpty();
        assertThat(cloud.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void findsTheAgentAskedForAmongOthers() {
        cloud.answer(200, "{\"agents\":[{\"agent_id\":\"CA_2\"},{\"agent_id\":\"CA_1\",\"version\":\"7\"}]}");
        cloud.answer(200, "{\"agents\":[{\"agent_id\":\"CA_2\"}]}");
        AgentsApi agents = cloud.agents();
        assertThat(agents.readAgentOnce("CA_1", Duration.ofSeconds(5)).map(AgentInfo::version))
                .contains("7");
        assertThat(agents.readAgentOnce("CA_1", Duration.ofSeconds(5))).isEmpty();
    }

    private static MockResponse gzip(String text) {
        Buffer body = new Buffer();
        try (GzipSink sink = new GzipSink(body)) {
            sink.deflater().setLevel(Deflater.BEST_SPEED);
            Buffer plain = new Buffer().writeUtf8(text);
            sink.write(plain, plain.size());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(body)
                .build();
    }
}
