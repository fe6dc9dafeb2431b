package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {
    /** {@code host:port} of the proxy, or {@code direct}. */
    private static String route(Map<String, String> environment, String url) {
        Proxy proxy =
                new EnvironmentProxies(environment).select(URI.create(url)).get(0);
        if (proxy.type() == Proxy.Type.DIRECT) {
            return "direct";
        }
        InetSocketAddress address = (InetSocketAddress) proxy.address();
        assertThat(address.isUnresolved()).isTrue();
        return address.getHostString() + ":" + address.getPort();
    }

    private static Map<String, String> environment(String settings) {
        Map<String, String> environment = new HashMap<>();
        for (String setting : settings.split(" ", -1)) {
            int equals = setting.indexOf('=');
            if (equals > 0) {
                environment.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        return environment;
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://agents.livekit.cloud/, direct",
        "HTTPS_PROXY=http://proxy:3128, https://agents.livekit.cloud/, proxy:3128",
        "https_proxy=http://proxy:3128, https://agents.livekit.cloud/, proxy:3128",
        "https_proxy=http://lower:1 HTTPS_PROXY=http://upper:2, https://a.example/, lower:1",
        "https_proxy= HTTPS_PROXY=http://upper:2, https://a.example/, upper:2",
        "HTTPS_PROXY=proxy:3128, https://a.example/, proxy:3128",
        "HTTPS_PROXY=proxy, https://a.example/, proxy:80",
        "HTTPS_PROXY=http://user:pw@proxy:3128, https://a.example/, proxy:3128",
        "HTTPS_PROXY=http://[2001:db8::1]:3128, https://a.example/, '[2001:db8::1]:3128'",
        "HTTP_PROXY=http://proxy:3128, https://a.example/, direct",
        "HTTPS_PROXY=http://proxy:3128, http://a.example/, direct",
        "HTTP_PROXY=http://proxy:3128, http://a.example/, proxy:3128",
        "HTTPS_PROXY=://, https://a.example/, direct"
    })
    void choosesByTheScheme(String settings, String url, String route) {
        assertThat(route(environment(settings), url)).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({
        "*, https://agents.livekit.cloud/, direct",
        "livekit.cloud, https://agents.livekit.cloud/, direct",
        "livekit.cloud, https://livekit.cloud/, direct",
        ".livekit.cloud, https://agents.livekit.cloud/, direct",
        "*.livekit.cloud, https://agents.livekit.cloud/, direct",
        "LiveKit.Cloud, https://AGENTS.livekit.cloud/, direct",
        "'a.example, agents.livekit.cloud', https://agents.livekit.cloud/, direct",
        "kit.cloud, https://agents.livekit.cloud/, proxy:3128",
        "agents.livekit.cloud.evil, https://agents.livekit.cloud/, proxy:3128",
        "'', https://agents.livekit.cloud/, proxy:3128",
        "',,', https://agents.livekit.cloud/, proxy:3128",
        "livekit.cloud:443, https://agents.livekit.cloud/, direct",
        "livekit.cloud:443, https://agents.livekit.cloud:8443/, proxy:3128",
        "livekit.cloud:8443, https://agents.livekit.cloud:8443/, direct",
        "192.168.1.5, https://192.168.1.5/, direct",
        "example.net, https://my_gate.example.net/, direct"
    })
    void leavesOutWhatIsExcluded(String noProxy, String url, String route) {
        assertThat(route(Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", noProxy), url))
                .isEqualTo(route);
        assertThat(route(Map.of("https_proxy", "http://proxy:3128", "no_proxy", noProxy), url))
                .isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:7880/",
        "http://LOCALHOST:7880/",
        "https://acme.localhost/",
        "http://127.0.0.1:7880/",
        "http://127.9.9.9/",
        "http://[::1]:7880/"
    })
    void usesNoneForThisMachine(String url) {
        assertThat(route(Map.of("HTTP_PROXY", "http://proxy:1", "HTTPS_PROXY", "http://proxy:1"), url))
                .isEqualTo("direct");
    }

    @Test
    void knowsTheLoginOfTheProxy() {
        EnvironmentProxies proxies = new EnvironmentProxies(Map.of("HTTPS_PROXY", "http://us%40er:p%3Aw@proxy:1"));
        assertThat(proxies.userInfo("https")).isEqualTo("us%40er:p%3Aw");
        assertThat(proxies.userInfo("http")).isNull();
    }
}
