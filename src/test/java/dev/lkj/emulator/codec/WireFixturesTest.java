package dev.lkj.emulator.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.wire.ClientSettingsRequest;
import dev.lkj.wire.ClientSettingsResponse;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.DeployAgentV2Response;
import dev.lkj.wire.ListAgentSecretsRequest;
import dev.lkj.wire.ListAgentSecretsResponse;
import dev.lkj.wire.ListAgentVersionsRequest;
import dev.lkj.wire.ListAgentVersionsResponse;
import dev.lkj.wire.ListAgentsRequest;
import dev.lkj.wire.ListAgentsResponse;
import dev.lkj.wire.RollbackAgentRequest;
import dev.lkj.wire.RollbackAgentResponse;
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
                RollbackAgentResponse.class);
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
        Object client = WireJson.reader(message).readValue(fixture);
        assertThat(client).isEqualTo(codec.read(fixture, message));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theServiceReadsWhatTheClientWrites(Class<? extends Record> message) throws Exception {
        Object read = WireJson.reader(message).readValue(JSON.writeValueAsBytes(fixture(message)));
        byte[] written = WireJson.requestWriter().writeValueAsBytes(read);
        assertThat(read).isEqualTo(codec.read(written, message));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void bothReadCamelCaseToo(Class<? extends Record> message) throws Exception {
        byte[] camel = JSON.writeValueAsBytes(camel(fixture(message)));
        Record expected = codec.read(JSON.writeValueAsBytes(fixture(message)), message);
        assertThat(expected).isEqualTo(codec.read(camel, message));
        Object client = WireJson.reader(message).readValue(camel);
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
