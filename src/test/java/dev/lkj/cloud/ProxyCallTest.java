package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that go through a proxy, which is a server of its own. */
class ProxyCallTest {
    private static final String BASIC = "Basic dXNAZXI6cDp3";

    private final MockWebServer proxy = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        proxy.start(java.net.InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private LocalCloud cloud(String userInfo) throws IOException {
        String url = "http://" + userInfo + "127.0.0.1:" + proxy.getPort();
        return new LocalCloud(Map.of("HTTP_PROXY", url, "HTTPS_PROXY", url));
    }

    @Test
    void goesThroughTheProxyAndLetsItLookUpTheName() throws Exception {
        try (LocalCloud cloud = cloud("")) {
            proxy.enqueue(LocalCloud.response(200, "{\"agents\":[{\"agent_id\":\"CA_1\"}]}")
                    .build());
            assertThat(cloud.agents("http://agents.example.invalid")
                            .listAgents()
                            .agents())
                    .hasSize(1);
            assertThat(proxy.takeRequest().getRequestLine())
                    .isEqualTo("POST http://agents.example.invalid/twirp/livekit.CloudAgent/ListAgents HTTP/1.1");
        }
    }

    @Test
    void logsInWhenTheProxyAsks() throws Exception {
        try (LocalCloud cloud = cloud("us%40er:p%3Aw@")) {
            proxy.enqueue(LocalCloud.response(407, "", "Proxy-Authenticate: Basic realm=\"x\"")
                    .build());
            proxy.enqueue(LocalCloud.response(200, "{}").build());
            cloud.agents("http://agents.example.invalid").listAgents();
            assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization"))
                    .isNull();
            RecordedRequest second = proxy.takeRequest();
            assertThat(second.getHeaders().get("Proxy-Authorization")).isEqualTo(BASIC);
            assertThat(second.getHeaders().get("Authorization")).startsWith("Bearer ");
            assertThat(String.join("\n", cloud.trace)).doesNotContain(BASIC).doesNotContain("p:w");
        }
    }

    @Test
    void logsInToATunnelAtOnceAndKeepsTheTokenOutOfIt() throws Exception {
        try (LocalCloud cloud = cloud("us%40er:p%3Aw@")) {
            for (int i = 0; i < 5; i++) {
                proxy.enqueue(LocalCloud.response(502, "").build());
            }
            ServiceFailure failure = catchThrowableOfType(
                    ServiceFailure.class,
                    () -> cloud.agents("https://agents.example.invalid").rollback("CA_1", "1"));
            assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.NETWORK);
            assertThat(failure.sent()).isFalse();
            RecordedRequest tunnel = proxy.takeRequest();
            assertThat(tunnel.getRequestLine()).isEqualTo("CONNECT agents.example.invalid:443 HTTP/1.1");
            assertThat(tunnel.getHeaders().get("Proxy-Authorization")).isEqualTo(BASIC);
            assertThat(tunnel.getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void reportsAProxyThatKeepsAskingOnce() throws Exception {
        try (LocalCloud cloud = cloud("user:wrong@")) {
            proxy.enqueue(LocalCloud.response(407, "").build());
            proxy.enqueue(LocalCloud.response(407, "").build());
            ServiceFailure failure = catchThrowableOfType(
                    ServiceFailure.class,
                    () -> cloud.agents("http://agents.example.invalid").listAgents());
            assertThat(failure.status()).isEqualTo(407);
            assertThat(proxy.getRequestCount()).isEqualTo(2);
        }
    }

    @Test
    void namesTheProxyThatRefuses() throws Exception {
        try (LocalCloud cloud = cloud("")) {
            int port = proxy.getPort();
            proxy.close();
            ServiceFailure failure = catchThrowableOfType(
                    ServiceFailure.class,
                    () -> cloud.agents("https://agents.example.invalid").listAgents());
            assertThat(failure.text()).startsWith("the proxy 127.0.0.1:" + port + " refused the connection");
        }
    }

    @Test
    void namesTheProxyThatIsNotKnown() throws Exception {
        try (LocalCloud cloud = new LocalCloud(Map.of("HTTPS_PROXY", "http://no-such-proxy.invalid:3128"))) {
            ServiceFailure failure = catchThrowableOfType(
                    ServiceFailure.class,
                    () -> cloud.agents("https://agents.example.net").listAgents());
            assertThat(failure.text()).startsWith("the name no-such-proxy.invalid cannot be resolved");
        }
    }

    @Test
    void goesToThisMachineItself() throws Exception {
        try (LocalCloud cloud = cloud("")) {
            for (String host : List.of("127.0.0.1", "acme.localhost", "A.B.LOCALHOST")) {
                cloud.answer(200, "{}");
                cloud.agents("http://" + host + ":" + cloud.server.getPort()).listAgents();
            }
            assertThat(cloud.server.getRequestCount()).isEqualTo(3);
            assertThat(proxy.getRequestCount()).isZero();
        }
    }
}
