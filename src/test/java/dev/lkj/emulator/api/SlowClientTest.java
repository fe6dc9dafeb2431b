package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.fault.FaultRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowClientTest {
    private EmulatorFixture fixture;

    @BeforeAll
    void start() {
        fixture = new EmulatorFixture(options -> options.withIdleTimeout(Duration.ofSeconds(1)));
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /_emulator/hea",
                "GET /_emulator/health HTTP/1.1\nHost: 127",
                "POST /twirp/livekit.CloudAgent/ListAgents HTTP/1.1\nHost: 127.0.0.1:PORT\nContent-Type: application/json\n"
                        + "Authorization: Bearer TOKEN\nContent-Length: 100\n\n{",
            })
    void aClientThatFallsSilentIsCutOff(String half) throws Exception {
        try (RawConnection connection = new RawConnection(fixture.emulator.port())) {
            connection.send(half.replace("PORT", Integer.toString(fixture.emulator.port()))
                    .replace("TOKEN", fixture.client.token()));
            assertThat(connection.readAll()).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void anAnswerMayTakeLongerThanThat() throws Exception {
        fixture.emulator.faults().add(List.of(FaultRule.delay("ListAgents", 1500)));
        assertThat(fixture.client.call("ListAgents", "{}").statusCode()).isEqualTo(200);
    }
}
