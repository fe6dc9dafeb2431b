package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    static List<JsonNode> vectors() throws IOException {
        return Contract.cases("agents-url.json");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheVectors(JsonNode vector) {
        Endpoints endpoints = Endpoints.of(
                vector.path("project_url").asText(),
                vector.path("lk_agents_url").asText());
        assertThat(endpoints.base()).isEqualTo(vector.path("lkj_base").asText());
        assertThat(endpoints.logsBase(vector.path("server_region").asText()))
                .isEqualTo(vector.path("lkj_logs_base").asText());
        assertThat(endpoints.overridden())
                .isEqualTo(!vector.path("lk_agents_url").asText().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "acme.livekit.cloud, https://agents.livekit.cloud",
        "acme.livekit.cloud:8443, https://agents.livekit.cloud:8443",
        "WSS://ACME.LiveKit.Cloud, https://agents.LiveKit.Cloud",
        "Https://acme.livekit.cloud, https://agents.livekit.cloud",
        "wss://my_proj.livekit.cloud:8443/, https://agents.livekit.cloud:8443",
        "wss://user:pw@acme.livekit.cloud, https://agents.livekit.cloud",
        "wss://acme.livekit.cloud/some/path/?a=b#c, https://agents.livekit.cloud/some/path",
        "http://acme.localhost:7880, http://acme.localhost:7880",
        "ws://ACME.LOCALHOST:7880, http://ACME.LOCALHOST:7880",
        "ws://[::1]:7880, http://[::1]:7880",
        "wss://[2001:db8::1], https://[2001:db8::1]",
        "ws://192.168.1.5:7880, http://192.168.1.5:7880",
        "ws://devbox:7880, http://devbox:7880",
        "localhost:7880, http://localhost:7880"
    })
    void findsTheBaseOfAProject(String projectUrl, String base) {
        assertThat(Endpoints.of(projectUrl, "").base()).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:9999, http://localhost:9999",
        "127.0.0.1:9999, http://127.0.0.1:9999",
        "[::1]:9999, http://[::1]:9999",
        "10.1.2.3, http://10.1.2.3",
        "acme.localhost:9999, http://acme.localhost:9999",
        "gateway.example.net, https://gateway.example.net",
        "gateway.example.net:8443/base/, https://gateway.example.net:8443/base",
        "devbox:8080, https://devbox:8080",
        "ws://gateway.example.net, http://gateway.example.net",
        "WS://gateway.example.net, http://gateway.example.net",
        "wss://gateway.example.net//, https://gateway.example.net",
        "https://my_gate.example.net:8443, https://my_gate.example.net:8443",
        "https://user:pw@gateway.example.net, https://gateway.example.net"
    })
    void takesAnOverrideAsItIs(String agentsUrl, String base) {
        assertThat(Endpoints.of("wss://acme.livekit.cloud", agentsUrl).base()).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "ftp://secret.example.net",
                "wss:/secret.example.net",
                "https://secret example.net",
                "https://secret.example.net:port",
                "https://secret.example.net:99999",
                "https://user:secret@",
                "%secret%",
                "://secret"
            })
    void refusesWhatIsNoUrlWithoutRepeatingIt(String garbage) {
        for (String[] urls : new String[][] {{garbage, ""}, {"wss://acme.livekit.cloud", garbage}}) {
            assertThatThrownBy(() -> Endpoints.of(urls[0], urls[1])).isInstanceOfSatisfying(LkjException.class, e -> {
                assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                assertThat(e.getMessage() + e.hint()).doesNotContain("secret");
            });
        }
    }

    @Test
    void refusesAnEmptyProjectUrl() {
        assertThatThrownBy(() -> Endpoints.of("", "")).hasMessageContaining("the project URL is not a URL");
    }

    @ParameterizedTest
    @CsvSource({
        "https://agents.livekit.cloud, iad1a, https://iad1a.agents.livekit.cloud",
        "https://AGENTS.livekit.cloud, iad1a, https://iad1a.AGENTS.livekit.cloud",
        "http://agents.localhost:7880, iad1a, http://iad1a.agents.localhost:7880",
        "https://gateway.example.net, iad1a, https://gateway.example.net",
        "https://agentsmith.example.net, iad1a, https://agentsmith.example.net",
        "https://agents.livekit.cloud, evil.example.net/, https://agents.livekit.cloud",
        "https://agents.livekit.cloud, a@b, https://agents.livekit.cloud"
    })
    void putsTheRegionBeforeAnAgentsHostOnly(String base, String region, String logs) {
        assertThat(Endpoints.of("", base).logsBase(region)).isEqualTo(logs);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1, true",
        "http://LOCALHOST, true",
        "http://a.b.localhost, true",
        "http://127.0.0.1:1, true",
        "http://127.8.9.1, true",
        "http://[::1]:1, true",
        "https://localhost.example.net, false",
        "https://127.example.net, false",
        "http://192.168.0.1, false",
        "https://notlocalhost, false"
    })
    void knowsThisMachine(String base, boolean loopback) {
        assertThat(Endpoints.of("", base).loopback()).isEqualTo(loopback);
    }

    @Test
    void namesHostAndPortForMessages() {
        assertThat(Endpoints.of("", "https://user:pw@gateway.example.net:8443/x")
                        .authority())
                .isEqualTo("gateway.example.net:8443");
    }
}
