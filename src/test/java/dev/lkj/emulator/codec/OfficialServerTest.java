package dev.lkj.emulator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.lkj.emulator.proto.CloudAgentProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The codecs against the official generated server on random messages. {@code -Dlkj.test.peer=PROGRAM} is what
 * src/test/go/peer builds to, {@code -Dlkj.test.seed=N} the first of the seeds.
 */
@Tag("component")
class OfficialServerTest {
    private static final int ROUNDS = 400;
    private static final int FIRST_SEED = Integer.getInteger("lkj.test.seed", 1);
    private static final String JSON_TYPE = "application/json";
    private static final String PROTOBUF_TYPE = "application/protobuf";
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Map<String, Class<? extends Record>> RECORDS =
            WireFixturesTest.messages().collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static OfficialServer server;

    private final JsonCodec json = new JsonCodec();
    private final ProtobufCodec protobuf = new ProtobufCodec();

    @BeforeAll
    static void start() throws IOException {
        String program = System.getProperty("lkj.test.peer", "");
        assumeThat(program).as("-Dlkj.test.peer names the server").isNotEmpty();
        server = new OfficialServer(Path.of(program));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    static Stream<MethodDescriptor> methods() {
        return CloudAgentProto.getDescriptor().findServiceByName("CloudAgent").getMethods().stream();
    }

    private static Class<? extends Record> request(MethodDescriptor method) {
        return record(method.getInputType());
    }

    private static Class<? extends Record> response(MethodDescriptor method) {
        return record(method.getOutputType());
    }

    private static Class<? extends Record> record(Descriptor message) {
        return Objects.requireNonNull(RECORDS.get(message.getName()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void answersAreWrittenAlike(MethodDescriptor method) throws Exception {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            byte[] random = new RandomMessages(new Random(seed))
                    .message(method.getOutputType())
                    .toByteArray();
            Record answer = protobuf.read(random, response(method));
            byte[] written = protobuf.write(answer);
            OfficialServer.Outcome theirs = serve(method, JSON_TYPE, bytes("{}"), written);
            assertThat(MAPPER.readTree(json.write(answer)))
                    .as("%s, seed %d", method.getName(), seed)
                    .isEqualTo(MAPPER.readTree(theirs.body().toArray()));
            OfficialServer.Outcome binary = serve(method, PROTOBUF_TYPE, new byte[0], random);
            assertThat((Record) protobuf.read(binary.body().toArray(), response(method)))
                    .as("%s, seed %d", method.getName(), seed)
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void requestsInJsonAreReadAlike(MethodDescriptor method) throws Exception {
        int understood = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            String body = new RandomJson(new Random(seed)).text(method.getInputType());
            understood += read(json, bytes(body), request(method)).isPresent() ? 1 : 0;
            compare(method, json, bytes(body), "seed " + seed + ": " + body);
        }
        assertThat(understood).as("some are good and some are not").isBetween(1, ROUNDS - 1);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void requestsInProtobufAreReadAlike(MethodDescriptor method) throws Exception {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] body =
                    new RandomMessages(random).message(method.getInputType()).toByteArray();
            if (body.length > 0 && random.nextInt(3) == 0) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
                if (hasLongVarint(body)) {
                    continue;
                }
            }
            compare(
                    method,
                    protobuf,
                    body,
                    "seed " + seed + ": " + HexFormat.of().formatHex(body));
        }
    }

    /** A number that is longer than its type is cut by the Java runtime and refused by Go's. */
    private static boolean hasLongVarint(byte[] body) {
        int run = 0;
        for (byte b : body) {
            run = b < 0 ? run + 1 : 0;
            if (run == 4) {
                return true;
            }
        }
        return false;
    }

    private void compare(MethodDescriptor method, MessageCodec codec, byte[] body, String what) throws Exception {
        OfficialServer.Outcome theirs = serve(method, codec.contentType(), body, new byte[0]);
        Optional<Record> ours = read(codec, body, request(method));
        assertThat(ours.isPresent())
                .as(
                        "%s %s, theirs: %s",
                        method.getName(), what, text(theirs.body().toArray()))
                .isEqualTo(theirs.understood());
        if (ours.isEmpty()) {
            assertThat(theirs.status()).isEqualTo(400);
            assertThat(text(theirs.body().toArray()))
                    .contains("malformed", "the " + codec.word() + " request could not be decoded");
        } else if (theirs.request().length() > 0) {
            assertThat(MAPPER.readTree(json.write(ours.get())))
                    .as("%s %s", method.getName(), what)
                    .isEqualTo(knownConstants(MAPPER.readTree(theirs.request().toArray())));
        }
    }

    private static Optional<Record> read(MessageCodec codec, byte[] body, Class<? extends Record> message) {
        try {
            return Optional.of(codec.read(body, message));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private static OfficialServer.Outcome serve(MethodDescriptor method, String type, byte[] body, byte[] answer)
            throws IOException {
        return server.serve(method.getName(), type, body, answer);
    }

    /** Unknown numbers of an enum are kept by the service and the first constant here: the only known difference. */
    private static JsonNode knownConstants(JsonNode node) {
        for (JsonNode secret : node.path("secrets")) {
            if (secret.path("kind").isNumber()) {
                ((ObjectNode) secret).put("kind", "AGENT_SECRET_KIND_UNKNOWN");
            }
        }
        return node;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
