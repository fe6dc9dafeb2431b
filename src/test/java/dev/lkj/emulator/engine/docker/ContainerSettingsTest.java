package dev.lkj.emulator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.container.Daemon;
import dev.lkj.emulator.engine.InstanceSpec;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerSettingsTest {
    private static final InstanceNetwork BRIDGE =
            new InstanceNetwork(false, "host.docker.internal", "host.docker.internal:host-gateway", "172.17.0.1");
    private static final InstanceNetwork HOST = new InstanceNetwork(true, "", "", "");

    private static JsonNode settings(InstanceNetwork network) {
        InstanceSpec spec = new InstanceSpec(
                "one",
                "v1",
                Map.of("PORT", "1", "TOKEN", "secret", "LIVEKIT_URL", "ws://127.0.0.1:7880/x?y=z"),
                Map.of());
        return new ContainerSettings(new Owner("d-1"), network, false)
                .of(spec, "lkj-emulator/d-1:v1", new ImageFacts(9000, false), 9000);
    }

    private static ImageFacts facts(String config) throws IOException {
        return ImageFacts.of(Daemon.JSON.readTree("{\"Config\":" + config + "}"));
    }

    @Test
    void aContainerGetsFewRightsAndNothingOfTheMachine() {
        JsonNode host = settings(BRIDGE).path("HostConfig");

        assertThat(host.path("CapDrop")).hasToString("[\"ALL\"]");
        assertThat(host.path("SecurityOpt")).hasToString("[\"no-new-privileges\"]");
        assertThat(host.path("PidsLimit").asInt()).isEqualTo(2048);
        assertThat(host.path("Memory").asLong()).isEqualTo(4L << 30);
        assertThat(host.path("PortBindings"))
                .hasToString("{\"9000/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"0\"}]}");
        assertThat(host.fieldNames())
                .toIterable()
                .doesNotContain("Binds", "Mounts", "Privileged", "CapAdd", "Devices", "PidMode", "IpcMode");
    }

    @Test
    void theEnvironmentIsTheAgentsAndThePort() {
        assertThat(settings(BRIDGE).path("Env"))
                .hasToString("[\"LANG=C.UTF-8\",\"LIVEKIT_URL=ws://host.docker.internal:7880/x?y=z\","
                        + "\"LKJ_SECRETS_DIR=/etc/secrets\",\"PORT=9000\",\"TOKEN=secret\"]");
    }

    @Test
    void labelsSayWhoseItIs() {
        assertThat(settings(BRIDGE).path("Labels"))
                .hasToString("{\"dev.lkj.emulator\":\"d-1\",\"dev.lkj.instance\":\"one\",\"dev.lkj.port\":\"9000\"}");
    }

    @Test
    void withoutABridgeTheNetworkIsTheMachines() {
        JsonNode settings = settings(HOST);

        assertThat(settings.path("HostConfig").path("NetworkMode").asText()).isEqualTo("host");
        assertThat(settings.path("HostConfig").has("PortBindings")).isFalse();
        assertThat(settings.path("Env").toString()).contains("ws://127.0.0.1:7880");
    }

    @ParameterizedTest
    @CsvSource({
        "ws://localhost:7880, ws://host.docker.internal:7880",
        "ws://127.1.2.3, ws://host.docker.internal",
        "wss://[::1]:1/p, wss://host.docker.internal:1/p",
        "http://app.localhost:8790, http://host.docker.internal:8790",
        "wss://app.livekit.cloud, wss://app.livekit.cloud",
        "ws://10.0.0.1:7880, ws://10.0.0.1:7880",
        "ws://127.0.0.1.example.com, ws://127.0.0.1.example.com",
        "no url at all, no url at all",
    })
    void whatIsOnThisMachineHasAnotherNameInAContainer(String url, String inside) {
        assertThat(BRIDGE.url(url)).isEqualTo(inside);
        assertThat(HOST.url(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 8081",
                "{'ExposedPorts':{'9000/tcp':{}}} | 9000",
                "{'ExposedPorts':{'53/udp':{}}} | 8081",
                "{'ExposedPorts':{'9000/tcp':{},'3000/tcp':{}}} | 3000",
                "{'ExposedPorts':{'3000/tcp':{},'8081/tcp':{}}} | 8081",
                "{'ExposedPorts':{'9000/tcp':{}},'Labels':{'LKJ_HEALTH_PORT':'9100'}} | 9100",
                "{'ExposedPorts':{'9000/tcp':{}},'Labels':{'LKJ_HEALTH_PORT':'70000'}} | 9000",
                "{'Labels':{'LKJ_HEALTH_PORT':'http'}} | 8081",
                "{'Labels':null,'ExposedPorts':null,'Env':null} | 8081",
            })
    void theImageSaysWhereItsHealthIs(String config, int port) throws IOException {
        assertThat(facts(config.replace('\'', '"')).healthPort()).isEqualTo(port);
    }

    @Test
    void aLanguageOfTheImageStays() throws IOException {
        assertThat(facts("{\"Env\":[\"PATH=/bin\",\"LANG=de\"]}").hasLang()).isTrue();
        assertThat(facts("{\"Env\":[\"LANGUAGE=de\"]}").hasLang()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'State':{'Status':'running','Running':true}} | true | -1",
                "{'State':{'Status':'stopping','Running':false}} | true | -1",
                "{'State':{'Status':'paused','Running':true,'Paused':true}} | true | -1",
                "{'State':{'Status':'exited','ExitCode':143}} | false | 143",
                "{'State':{'Status':'stopped','ExitCode':1}} | false | 1",
                "{'State':{'Status':'created','ExitCode':0}} | false | -1",
                "{} | false | -1",
            })
    void statesOfBothDaemonsAreUnderstood(String inspected, boolean alive, int code) throws IOException {
        ContainerState state = ContainerState.of(Daemon.JSON.readTree(inspected.replace('\'', '"')));

        assertThat(state.alive()).isEqualTo(alive);
        assertThat(state.exitCode().orElse(-1)).isEqualTo(code);
        assertThat(state.port()).isZero();
    }
}
