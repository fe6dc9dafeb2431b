package dev.lkj.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.emulator.EmulatorFixture;
import dev.lkj.emulator.proto.CloudAgentProto;
import dev.lkj.emulator.proto.ListAgentVersionsRequest;
import dev.lkj.emulator.proto.ListAgentsRequest;
import dev.lkj.emulator.proto.ListAgentsResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtobufTest {
    private EmulatorFixture fixture;

    @BeforeAll
    void start() {
        fixture = new EmulatorFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private HttpResponse<byte[]> call(String method, byte[] body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        fixture.client
                                .request("/twirp/livekit.CloudAgent/" + method)
                                .header("Content-Type", "application/protobuf")
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    @Test
    void aRequestInProtobufIsAnsweredInProtobuf() throws Exception {
        HttpResponse<byte[]> answer = call(
                "ListAgents",
                ListAgentsRequest.newBuilder().setAgentName("first").build().toByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/protobuf");
        ListAgentsResponse agents = ListAgentsResponse.parseFrom(answer.body());
        assertThat(agents.getAgentsList()).singleElement().satisfies(agent -> {
            assertThat(agent.getAgentId()).isEqualTo(EmulatorFixture.AGENT);
            assertThat(agent.getAgentName()).isEqualTo("first");
        });
    }

    @Test
    void anEmptyBodyIsAnEmptyMessage() throws Exception {
        HttpResponse<byte[]> answer = call("ListAgents", new byte[0]);
        assertThat(ListAgentsResponse.parseFrom(answer.body()).getAgentsCount()).isEqualTo(1);
    }

    @Test
    void aBrokenBodyIsMalformed() throws Exception {
        assertError(
                call("ListAgents", new byte[] {0x12, 0x05}),
                400,
                "malformed",
                "the protobuf request could not be decoded");
    }

    @Test
    void errorsAreJson() throws Exception {
        byte[] body =
                ListAgentVersionsRequest.newBuilder().setAgentId("CA_x").build().toByteArray();
        assertError(call("ListAgentVersions", body), 404, "not_found", "CA_x");
    }

    @Test
    void theDescriptorsNameTheMethodsThatAreRouted() {
        assertThat(CloudAgentProto.getDescriptor()
                        .findServiceByName("CloudAgent")
                        .getMethods())
                .extracting(method -> method.getName())
                .containsExactlyInAnyOrderElementsOf(CloudAgentRpcs.METHODS);
    }

    @Test
    void aTokenIsNeededAsForJson() throws Exception {
        URI uri = URI.create(fixture.emulator.url() + "/twirp/livekit.CloudAgent/ListAgents");
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/protobuf")
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofByteArray());
        assertError(answer, 401, "unauthenticated", "token");
    }

    private static void assertError(HttpResponse<byte[]> answer, int status, String code, String message)
            throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        var error = new JsonMapper().readTree(answer.body());
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("msg").asText()).contains(message);
    }
}
