package dev.lkj.emulator.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.wire.ClientSettingsRequest;
import dev.lkj.wire.ClientSettingsResponse;
import dev.lkj.wire.CreateAgentRequest;
import dev.lkj.wire.CreateAgentResponse;
import dev.lkj.wire.CreateAgentV2Request;
import dev.lkj.wire.CreateAgentV2Response;
import dev.lkj.wire.CreatePrivateLinkRequest;
import dev.lkj.wire.CreatePrivateLinkResponse;
import dev.lkj.wire.DeleteAgentRequest;
import dev.lkj.wire.DeleteAgentResponse;
import dev.lkj.wire.DeployAgentRequest;
import dev.lkj.wire.DeployAgentResponse;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.DestroyPrivateLinkRequest;
import dev.lkj.wire.DestroyPrivateLinkResponse;
import dev.lkj.wire.GetPrivateLinkStatusRequest;
import dev.lkj.wire.GetPrivateLinkStatusResponse;
import dev.lkj.wire.ListAgentSecretsRequest;
import dev.lkj.wire.ListAgentSecretsResponse;
import dev.lkj.wire.ListAgentVersionsRequest;
import dev.lkj.wire.ListAgentVersionsResponse;
import dev.lkj.wire.ListAgentsRequest;
import dev.lkj.wire.ListAgentsResponse;
import dev.lkj.wire.ListPrivateLinksRequest;
import dev.lkj.wire.ListPrivateLinksResponse;
import dev.lkj.wire.PromoteAgentRequest;
import dev.lkj.wire.PromoteAgentResponse;
import dev.lkj.wire.RestartAgentRequest;
import dev.lkj.wire.RestartAgentResponse;
import dev.lkj.wire.RollbackAgentRequest;
import dev.lkj.wire.RollbackAgentResponse;
import dev.lkj.wire.UpdateAgentRequest;
import dev.lkj.wire.UpdateAgentResponse;
import dev.lkj.wire.UpdateAgentSecretsRequest;
import dev.lkj.wire.UpdateAgentSecretsResponse;
import dev.lkj.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the service's mapping and the client's to the same messages, one file each. */
class WireFixturesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    private final JsonCodec codec = new JsonCodec();

    static Stream<Class<? extends Record>> messages() {
        return Stream.of(
                ClientSettingsRequest.class,
                ClientSettingsResponse.class,
                ListAgentsRequest.class,
                ListAgentsResponse.class,
                ListAgentVersionsRequest.class,
                ListAgentVersionsResponse.class,
                ListAgentSecretsRequest.class,
                ListAgentSecretsResponse.class,
                DeployAgentV2Request.class,
                DeployAgentV2Response.class,
                RollbackAgentRequest.class,
                RollbackAgentResponse.class,
                CreateAgentRequest.class,
                CreateAgentResponse.class,
                CreateAgentV2Request.class,
                CreateAgentV2Response.class,
                DeployAgentRequest.class,
                DeployAgentResponse.class,
                PromoteAgentRequest.class,
                PromoteAgentResponse.class,
                UpdateAgentSecretsRequest.class,
                UpdateAgentRequest.class,
                RestartAgentRequest.class,
                DeleteAgentRequest.class,
                CreatePrivateLinkRequest.class,
                CreatePrivateLinkResponse.class,
                DestroyPrivateLinkRequest.class,
                DestroyPrivateLinkResponse.class,
                ListPrivateLinksRequest.class,
                ListPrivateLinksResponse.class,
                GetPrivateLinkStatusRequest.class,
                GetPrivateLinkStatusResponse.class,
                UpdateAgentSecretsResponse.class,
                UpdateAgentResponse.class,
                RestartAgentResponse.class,
                DeleteAgentResponse.class);
    }

    private static JsonNode fixture(Class<?> message) throws IOException {
        try (InputStream in =
                WireFixturesTest.class.getResourceAsStream("/wire/" + message.getSimpleName() + ".json")) {
            return JSON.readTree(Objects.requireNonNull(in));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theServiceWritesAMessageWithAllItsDefaults(Class<? extends Record> message) throws Exception {
        JsonNode fixture = fixture(message);
        Record read = codec.read(JSON.writeValueAsBytes(fixture), message);
        assertThat(JSON.readTree(codec.write(read))).isEqualTo(fixture);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void serviceAndClientReadTheSame(Class<? extends Record> message) throws Exception {
        byte[] fixture = JSON.writeValueAsBytes(fixture(message));
        Record client = WireJson.read(fixture, message);
        assertThat(client).isEqualTo(codec.read(fixture, message));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theServiceReadsWhatTheClientWrites(Class<? extends Record> message) throws Exception {
        Record read = WireJson.read(JSON.writeValueAsBytes(fixture(message)), message);
        byte[] written = WireJson.request(read);
        assertThat(read).isEqualTo(codec.read(written, message));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void bothReadCamelCaseToo(Class<? extends Record> message) throws Exception {
        byte[] camel = JSON.writeValueAsBytes(camel(fixture(message)));
        Record expected = codec.read(JSON.writeValueAsBytes(fixture(message)), message);
        assertThat(expected).isEqualTo(codec.read(camel, message));
        Record client = WireJson.read(camel, message);
        assertThat(client).isEqualTo(expected);
    }

    /** The same with lowerCamelCase names; keys of maps are no names. */
    private static JsonNode camel(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(camel(element)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(entry -> {
                boolean map =
                        entry.getKey().equals("attributes") || entry.getKey().equals("values");
                String name = UNDERSCORE
                        .matcher(entry.getKey())
                        .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
                copy.set(name, map ? entry.getValue() : camel(entry.getValue()));
            });
            return copy;
        }
        return node;
    }
}
