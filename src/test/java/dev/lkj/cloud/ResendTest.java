package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts how often a write reaches a server: once, whatever the HTTP library would like, unless our policy says so. */
class ResendTest {
    private static final DeployAgentV2Request DEPLOY = new DeployAgentV2Request("CA_1", List.of(), "", Map.of());
    private static final Operation WRITE = Operation.write("unable to deploy agent");
    private static final Operation READ = Operation.read("unable to read");

    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new LocalCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private ServiceFailure once(String base) {
        ServiceFailure failure = catchThrowableOfType(
                ServiceFailure.class,
                () -> cloud.twirp(base)
                        .once(WRITE, "DeployAgentV2", DEPLOY, DeployAgentV2Response.class, HttpClients.ANSWER));
        assertThat(failure).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "408 Request Timeout",
                "408 Request Timeout\r\nConnection: close",
                "408 Request Timeout\r\nRetry-After: 0",
                "503 Service Unavailable\r\nRetry-After: 0",
                "503 Service Unavailable",
                "421 Misdirected Request",
                "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"",
                "307 Temporary Redirect\r\nLocation: /again",
                "308 Permanent Redirect\r\nLocation: /again",
                "300 Multiple Choices\r\nLocation: /again"
            })
    void sendsAWriteOnceWhateverTheAnswer(String answer) throws IOException {
        try (RawServer server = new RawServer(peer -> {
            while (true) {
                peer.readRequest();
                peer.answer(answer, "");
            }
        })) {
            once(server.url());
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void sendsAWriteOnceWhenTheConnectionIsCutBeforeTheAnswer() throws IOException {
        try (RawServer server = new RawServer(RawServer.Peer::readRequest)) {
            ServiceFailure failure = once(server.url());
            assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.NETWORK);
            assertThat(failure.sent()).isTrue();
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static final RawServer.Script ANSWERS_ONE_THEN_CUTS = peer -> {
        peer.readRequest();
        peer.answer("200 OK", "{}");
        peer.readRequest();
    };

    @Test
    void sendsARequestOnceWhenAKeptConnectionIsCut() throws IOException {
        try (RawServer server = new RawServer(ANSWERS_ONE_THEN_CUTS)) {
            TwirpClient twirp = cloud.twirp(server.url());
            twirp.once(READ, "DeployAgentV2", DEPLOY, DeployAgentV2Response.class, HttpClients.ANSWER);
            ServiceFailure failure = catchThrowableOfType(
                    ServiceFailure.class,
                    () -> twirp.once(READ, "DeployAgentV2", DEPLOY, DeployAgentV2Response.class, HttpClients.ANSWER));
            assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.NETWORK);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void sendsNoWriteOverAKeptConnection() throws IOException {
        try (RawServer server = new RawServer(ANSWERS_ONE_THEN_CUTS)) {
            AgentsApi agents = cloud.agents(server.url());
            agents.listAgents();
            agents.deploy(DEPLOY);
            agents.rollback("CA_1", "7");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void doesNotTryAWriteAgainThatMayHaveBeenActedOn() throws IOException {
        try (RawServer server = new RawServer(RawServer.Peer::readRequest)) {
            assertThat(catchThrowableOfType(
                            ServiceFailure.class,
                            () -> cloud.agents(server.url()).deploy(DEPLOY)))
                    .hasMessageNotContaining("tries");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void triesAWriteAgainThatIsAskedToComeBack() throws Exception {
        for (int i = 0; i < 4; i++) {
            cloud.answer(503, "{\"code\":\"unavailable\",\"msg\":\"later\"}", "Retry-After: 0");
        }
        cloud.answer(200, "{\"success\":true,\"tag\":\"7\"}");
        assertThat(cloud.agents().deploy(DEPLOY).tag()).isEqualTo("7");
        assertThat(cloud.server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void triesAWriteFiveTimesAtAnIntermediarysLimit() {
        for (int i = 0; i < 6; i++) {
            cloud.answer(429, "slow down");
        }
        assertThat(catchThrowableOfType(
                        ServiceFailure.class, () -> cloud.agents().deploy(DEPLOY)))
                .hasMessageContaining("5 tries");
        assertThat(cloud.server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void triesAWriteAgainWhenThePortRefuses() throws IOException {
        int port;
        try (RawServer closed = new RawServer(peer -> {})) {
            port = closed.port();
        }
        ServiceFailure failure = catchThrowableOfType(
                ServiceFailure.class,
                () -> cloud.agents("http://127.0.0.1:" + port).deploy(DEPLOY));
        assertThat(failure.sent()).isFalse();
        assertThat(failure).hasMessageContaining("127.0.0.1:" + port + " refused the connection (5 tries in ");
    }

    @Test
    void triesAWriteAgainWhenTheNameIsNotKnown() {
        ServiceFailure failure = catchThrowableOfType(
                ServiceFailure.class,
                () -> cloud.agents("http://no-such-host.invalid").deploy(DEPLOY));
        assertThat(failure.sent()).isFalse();
        assertThat(failure).hasMessageContaining("the name no-such-host.invalid cannot be resolved (5 tries in ");
    }

    @Test
    void triesAWriteAgainWhenTheServerSpeaksNoTls() throws IOException {
        try (RawServer server = new RawServer(peer -> {
            peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
            peer.awaitEnd();
        })) {
            ServiceFailure failure = catchThrowableOfType(
                    ServiceFailure.class,
                    () -> cloud.agents("https://127.0.0.1:" + server.port()).deploy(DEPLOY));
            assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.NETWORK);
            assertThat(failure.sent()).isFalse();
            assertThat(failure)
                    .hasMessageContaining("could not be reached securely")
                    .hasMessageContaining("5 tries");
        }
    }

    @Test
    void triesAReadAgainThatWasCut() throws IOException {
        try (RawServer server = new RawServer(RawServer.Peer::readRequest, peer -> {
            peer.readRequest();
            peer.answer("200 OK", "{\"agents\":[{\"agent_id\":\"CA_1\"}]}");
        })) {
            assertThat(cloud.agents(server.url()).listAgents().agents()).hasSize(1);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void triesAReadAgainThroughAPassingOutage() {
        cloud.answer(502, "<html>");
        cloud.answer(503, "{\"code\":\"unavailable\",\"msg\":\"restarting\"}");
        cloud.answer(504, "");
        cloud.answer(429, "slow down");
        cloud.answer(200, "{}");
        assertThat(cloud.agents().listAgents().agents()).isEmpty();
        assertThat(cloud.server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void triesAReadOfAQuotaOnce() {
        cloud.answer(429, "{\"code\":\"resource_exhausted\",\"msg\":\"over the limit of agents\"}");
        ServiceFailure failure =
                catchThrowableOfType(ServiceFailure.class, () -> cloud.agents().listAgents());
        assertThat(failure.outsidePlan()).isTrue();
        assertThat(cloud.server.getRequestCount()).isEqualTo(1);
    }
}
