package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.time.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockRoutesTest {
    private final EmulatorFixture fixture = new EmulatorFixture(options -> options.withTestClock(new MovableClock()));

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpResponse<String> pass(String body) throws Exception {
        return fixture.client.post("/_emulator/clock", body);
    }

    private Instant time() throws Exception {
        return Instant.parse(fixture.client.get("/_emulator/clock").path("time").asText());
    }

    private JsonNode agent() throws Exception {
        return fixture.client.get("/_emulator/state").path("agents").path(0);
    }

    @Test
    void theClockIsPutForward() throws Exception {
        Instant before = time();
        assertThat(pass("{\"seconds\":3600}").statusCode()).isEqualTo(200);
        assertThat(Duration.between(before, time())).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
    }

    @Test
    void whatIsDueIsDecidedBeforeTheAnswer() throws Exception {
        fixture.serve();
        assertThat(fixture.client
                        .post("/_emulator/sessions", "{\"agent_id\":\"CA_1\"}")
                        .statusCode())
                .isEqualTo(200);
        fixture.serve();
        assertThat(agent().path("active_sessions").asInt()).isEqualTo(1);
        pass("{\"seconds\":3600}");
        assertThat(agent().path("cut_sessions").asInt()).isEqualTo(1);
        assertThat(agent().path("active_sessions").asInt()).isZero();
    }

    @Test
    void tokensThatClientsSignWithTheMachinesTimeStayGood() throws Exception {
        pass("{\"seconds\":31622400}");
        assertThat(fixture.client.call("ListAgents", "{}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"seconds\":0}",
                "{\"seconds\":-1}",
                "{\"seconds\":31622401}",
                "{\"seconds\":\"soon\"}",
                "{\"minutes\":1}",
                ""
            })
    void aStepThatIsNoneIsRefused(String body) throws Exception {
        Instant before = time();
        assertThat(pass(body).statusCode()).isEqualTo(400);
        assertThat(Duration.between(before, time())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void theMachinesClockIsLeftAlone() throws Exception {
        try (EmulatorFixture real = new EmulatorFixture()) {
            HttpResponse<String> answer = real.client.post("/_emulator/clock", "{\"seconds\":3600}");
            assertThat(answer.statusCode()).isEqualTo(412);
            assertThat(answer.body()).contains("--test-clock");
            assertThat(real.client.get("/_emulator/clock").path("time").asText())
                    .isNotEmpty();
        }
    }
}
