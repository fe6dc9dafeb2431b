package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTest {

    private static Project at(String url) {
        return new Project("", url, "k3y", "s3cret", new ProjectOrigin(ProjectOrigin.Kind.URL_VARIABLE, "LIVEKIT_URL"));
    }

    @ParameterizedTest
    @CsvSource({
        "wss://acme-x1.livekit.cloud, acme-x1",
        "ws://Acme.livekit.cloud:443/x, Acme",
        "https://acme.staging.livekit.cloud, acme",
        "http://acme.localhost:8790, acme",
        "http://127.0.0.1:7880, 127"
    })
    void takesTheSubdomainFromTheUrl(String url, String subdomain) {
        assertThat(at(url).subdomain()).contains(subdomain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://localhost:7880", "acme.livekit.cloud", "ftp://a.b", "WSS://acme.livekit.cloud"})
    void refusesAUrlWithoutSubdomainWhereOneIsNeeded(String url) {
        assertThat(Failure.usage(() -> at(url).requireSubdomain())).hasMessage("invalid project URL [" + url + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "http://acme.localhost:8790, true",
        "ws://acme.LOCALHOST, true",
        "https://acme.localhost/path, true",
        "http://localhost:7880, false",
        "http://a.b.localhost, false",
        "http://acme.localhost.livekit.cloud, false",
        "http://acme.livekit.cloud/.localhost, false",
        "http://acme.livekit.cloud?x.localhost, false",
        "http://acme@x.localhost, false"
    })
    void knowsTheEmulatorsForm(String url, boolean emulator) {
        assertThat(at(url).isEmulatorForm()).isEqualTo(emulator);
    }

    @ParameterizedTest
    @CsvSource({
        "wss://acme-x1.livekit.cloud, https://cloud.livekit.io/projects/d_acme-x1/agents/CA_1",
        "wss://Acme.LiveKit.Cloud:443/x?y, https://cloud.livekit.io/projects/d_Acme/agents/CA_1",
        "https://a.staging.livekit.cloud, https://cloud.staging.livekit.io/projects/d_a/agents/CA_1"
    })
    void linksToThePageOfAnAgent(String url, String link) {
        assertThat(at(url).links().orElseThrow().agent("CA_1")).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.localhost:8790",
                "wss://livekit.cloud",
                "wss://a.b.livekit.cloud",
                "wss://a.livekit.cloud.evil.example",
                "wss://evil.example/a.livekit.cloud"
            })
    void hasNoLinksElsewhere(String url) {
        assertThat(at(url).links()).isEmpty();
    }

    @Test
    void linksToTheConsoleWithEncodedValues() {
        DashboardLinks links = at("wss://acme.livekit.cloud").links().orElseThrow();
        String console = "https://cloud.livekit.io/projects/d_acme/agents/console?agentName=";

        assertThat(links.console("my agent/ü~*", "stage 1"))
                .isEqualTo(console + "my+agent%2F%C3%BC~%2A&autoStart=false&deployment=stage+1");
        assertThat(links.console("", null)).isEqualTo(console + "&autoStart=false");
        assertThat(links.console("", "")).isEqualTo(console + "&autoStart=false");
    }

    @Test
    void isCalledByItsNameElseItsSubdomainElseItsUrl() {
        assertThat(at("wss://acme.livekit.cloud").displayName()).isEqualTo("acme");
        assertThat(at("http://localhost:7880").displayName()).isEqualTo("http://localhost:7880");
        assertThat(Project.of(new ConfiguredProject("al\u001bpha", "", "u", "k", "s"), at("").origin())
                        .displayName())
                .isEqualTo("al\\x1bpha");
    }

    @Test
    void showsNeitherKeyNorSecretNorAPasswordInTheUrl() {
        assertThat(at("wss://me:s3cret@acme.livekit.cloud").toString())
                .contains("acme.livekit.cloud", "LIVEKIT_URL")
                .doesNotContain("k3y", "s3cret");
    }
}
