package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.TestClient;
import dev.lkj.emulator.fault.FaultRule;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private final EmulatorFixture fixture =
            new EmulatorFixture(options -> options.withIdleTimeout(Duration.ofMillis(100))
                    .withFaults(List.of(FaultRule.status("ListAgentSecrets", 418, Map.of(), "from the start"))));
    private final TestClient client = fixture.client;

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpResponse<String> order(String rule) throws Exception {
        return client.post("/_emulator/faults", "{\"faults\":[" + rule + "]}");
    }

    private HttpResponse<String> list() throws Exception {
        return client.call("ListAgents", "{}");
    }

    @Test
    void theNthCallIsAnsweredWithAStatus() throws Exception {
        order("{\"kind\":\"ListAgents\",\"nth\":2,\"times\":2,\"action\":\"status\",\"status\":503,"
                + "\"headers\":{\"Retry-After\":\"0\"},\"body\":\"busy\"}");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(list().statusCode());
        }
        assertThat(statuses).containsExactly(200, 503, 503, 200);
    }

    @Test
    void aStatusHasItsHeadersAndBodyAndIsNotActedOn() throws Exception {
        order("{\"kind\":\"DeployAgentV2\",\"action\":\"status\",\"status\":429,"
                + "\"headers\":{\"Retry-After\":\"7\"},\"body\":\"slow down\"}");
        HttpResponse<String> answer = client.call("DeployAgentV2", "{\"agent_id\":\"CA_2\"}");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.body()).isEqualTo("slow down");
        assertThat(list().body()).doesNotContain("CA_2");
    }

    @Test
    void allCallsCanMeetIt() throws Exception {
        order("{\"kind\":\"ListAgents\",\"times\":-1,\"action\":\"status\",\"status\":500}");
        for (int i = 0; i < 3; i++) {
            assertThat(list().statusCode()).isEqualTo(500);
        }
    }

    @Test
    void aCallIsLate() throws Exception {
        order("{\"kind\":\"ListAgents\",\"delay_millis\":350}");
        long start = System.nanoTime();
        assertThat(list().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(350));
    }

    @Test
    void aRequestCutIsNotActedOn() throws Exception {
        order("{\"kind\":\"DeployAgentV2\",\"action\":\"cut_request\",\"after_bytes\":3}");
        assertThatThrownBy(() -> client.call("DeployAgentV2", "{\"agent_id\":\"CA_2\"}"))
                .isInstanceOf(IOException.class);
        assertThat(list().body()).doesNotContain("CA_2");
    }

    @Test
    void anAnswerCutIsActedOn() throws Exception {
        order("{\"kind\":\"DeployAgentV2\",\"action\":\"cut_answer\"}");
        assertThatThrownBy(() -> client.call("DeployAgentV2", "{\"agent_id\":\"CA_2\"}"))
                .isInstanceOf(IOException.class);
        assertThat(list().body()).contains("CA_2");
    }

    @Test
    void aBodyIsCutInTheMiddle() throws Exception {
        order("{\"kind\":\"ListAgents\",\"action\":\"cut_body\",\"after_bytes\":10}");
        assertThatThrownBy(this::list).isInstanceOf(IOException.class);
    }

    @Test
    void aBodyIsTruncatedInGoodOrder() throws Exception {
        order("{\"kind\":\"ListAgents\",\"action\":\"truncate\",\"after_bytes\":10}");
        HttpResponse<String> answer = list();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"agents\":");
    }

    @Test
    void faultsCanBeThereFromTheStart() throws Exception {
        assertThat(client.call("ListAgentSecrets", "{}").body()).isEqualTo("from the start");
    }

    @Test
    void faultsAreCountedAndCanBeTakenAway() throws Exception {
        order("{\"kind\":\"ListAgents\",\"nth\":2,\"action\":\"status\",\"status\":500}");
        list();
        list();
        JsonNode count = client.get("/_emulator/faults").path("faults").path(1);
        assertThat(count.path("seen").asInt()).isEqualTo(2);
        assertThat(count.path("met").asInt()).isEqualTo(1);
        client.send(client.request("/_emulator/faults").DELETE().build());
        assertThat(client.get("/_emulator/faults").path("faults")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"Nothing\"}",
                "{\"kind\":\"ListAgents\",\"action\":\"explode\"}",
                "{\"kind\":\"ListAgents\",\"action\":\"status\"}",
                "{\"kind\":1}",
            })
    void anOrderThatMeansNothingIsRefused(String rule) throws Exception {
        assertThat(order(rule).statusCode()).isEqualTo(400);
    }

    @Test
    void theLogOfRequestsHasWhatWasAskedAndAnswered() throws Exception {
        order("{\"kind\":\"ListAgents\",\"action\":\"cut_request\"}");
        assertThatThrownBy(this::list).isInstanceOf(IOException.class);
        client.build("CA_1", "");
        JsonNode requests = client.get("/_emulator/requests").path("requests");
        assertThat(values(requests.path(1), "kind", "status", "fault"))
                .containsExactly("ListAgents", "0", "cut_request");
        assertThat(values(requests.path(2), "kind", "status", "query"))
                .containsExactly("build", "412", "agent_id=CA_1");
        assertThat(requests.toString()).doesNotContain("Bearer", fixture.emulator.apiSecret());
    }

    private static List<String> values(JsonNode node, String... names) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            values.add(node.path(name).asText());
        }
        return values;
    }
}
