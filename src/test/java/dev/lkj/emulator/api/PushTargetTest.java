package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.state.Plan;
import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PushTargetTest {
    private static EmulatorFixture on(Plan plan) {
        return new EmulatorFixture(options -> options.withPlan(plan));
    }

    private static HttpResponse<String> ask(EmulatorFixture fixture, String agentId) throws Exception {
        return fixture.client.send(
                fixture.client.request("/push-target?agent_id=" + agentId).build());
    }

    @Test
    void namesTheRegistryTheRepositoryAndANewTag() throws Exception {
        try (EmulatorFixture fixture = on(Plan.ENTERPRISE)) {
            JsonNode first = fixture.client.get("/push-target?agent_id=CA_1");
            JsonNode second = fixture.client.get("/push-target?agent_id=CA_1");

            assertThat(first.path("proxy_host").asText()).isEqualTo("127.0.0.1:" + fixture.emulator.port());
            assertThat(first.path("name").asText()).isEqualTo("agents/ca_1");
            assertThat(first.path("tag").asText()).matches("\\d{14}");
            assertThat(second.path("tag").asText())
                    .isGreaterThan(first.path("tag").asText());
        }
    }

    @Test
    void anUnknownAgentIsAdopted() throws Exception {
        try (EmulatorFixture fixture = on(Plan.ENTERPRISE)) {
            assertThat(ask(fixture, "CA_new").statusCode()).isEqualTo(200);
            assertThat(fixture.client.rpc("ListAgents", "{}").toString()).contains("CA_new");
        }
    }

    @Test
    void otherPlansTakeNoImages() throws Exception {
        try (EmulatorFixture fixture = on(Plan.SCALE)) {
            HttpResponse<String> answer = ask(fixture, "CA_1");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("\"permission_denied\"", "prebuilt images are not included in the scale plan");
            HttpResponse<String> pushed = fixture.client.post("/v2/agents/ca_1/blobs/uploads/", "");
            assertThat(pushed.statusCode()).isEqualTo(403);
            assertThat(pushed.body()).contains("DENIED", "scale plan");
        }
    }

    @Test
    void anEngineThatRunsNoImagesSaysSo() throws Exception {
        try (EmulatorFixture fixture = on(Plan.ENTERPRISE)) {
            fixture.engine.withoutImages = "the process engine runs no prebuilt images; the docker engine does";

            HttpResponse<String> answer = ask(fixture, "CA_1");

            assertThat(answer.statusCode()).isEqualTo(412);
            assertThat(answer.body()).contains("failed_precondition", "the docker engine does");
        }
    }

    @Test
    void strictEmulatorsKnowTheirAgents() throws Exception {
        UnaryOperator<dev.lkj.emulator.EmulatorOptions> strict =
                options -> options.withPlan(Plan.ENTERPRISE).withStrict(true);
        try (EmulatorFixture fixture = new EmulatorFixture(strict)) {
            assertThat(ask(fixture, "CA_new").statusCode()).isEqualTo(404);
        }
    }
}
