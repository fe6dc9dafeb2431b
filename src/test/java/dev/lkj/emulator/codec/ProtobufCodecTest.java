package dev.lkj.emulator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Timestamp;
import dev.lkj.emulator.proto.AgentSecret;
import dev.lkj.emulator.proto.CloudAgentProto;
import dev.lkj.emulator.proto.CreatePrivateLinkRequest;
import dev.lkj.emulator.proto.DeployAgentV2Request;
import dev.lkj.emulator.proto.PresignedPostRequest;
import dev.lkj.emulator.proto.UpdateAgentSecretsRequest;
import dev.lkj.wire.AgentSecretKind;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.ListAgentsRequest;
import dev.lkj.wire.MessageShape;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The binary encoding against the classes that protoc makes, which know nothing of records. */
class ProtobufCodecTest {
    private final ProtobufCodec codec = new ProtobufCodec();

    static Stream<Class<? extends Record>> messages() {
        return WireFixturesTest.messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageSaysTheSameInBothEncodings(Class<? extends Record> message) throws Exception {
        try (InputStream fixture = getClass().getResourceAsStream("/wire/" + message.getSimpleName() + ".json")) {
            Record json = new JsonCodec().read(Objects.requireNonNull(fixture).readAllBytes(), message);
            Record read = codec.read(codec.write(json), message);
            assertThat(read).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void anEmptyBodyIsAnEmptyMessage(Class<? extends Record> message) throws Exception {
        Record empty = codec.read(new byte[0], message);
        Record json = new JsonCodec().read("{}".getBytes(StandardCharsets.UTF_8), message);
        assertThat(empty).isEqualTo(json);
        assertThat(codec.write(empty)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aRecordHasTheFieldsOfItsMessage(Class<? extends Record> message) {
        assertSameFields(message, ProtobufCodec.descriptor(message));
    }

    private static void assertSameFields(Class<?> record, Descriptor message) {
        List<MessageShape.Field> fields = MessageShape.of(record).fields();
        assertThat(fields)
                .extracting(MessageShape.Field::name)
                .containsExactlyInAnyOrderElementsOf(message.getFields().stream()
                        .map(FieldDescriptor::getName)
                        .toList());
        for (MessageShape.Field field : fields) {
            FieldDescriptor described = ProtobufReader.field(message, field.name());
            assertThat(WireTypes.of(field)).as(described.getFullName()).isEqualTo(WireTypes.of(described));
            Class<?> element = WireTypes.element(field.type());
            if (element.isRecord()) {
                assertSameFields(element, described.getMessageType());
            }
        }
    }

    @Test
    void everyMethodHasRecordsForItsMessages() {
        ServiceDescriptor service = CloudAgentProto.getDescriptor().findServiceByName("CloudAgent");
        List<String> names = messages().map(Class::getSimpleName).toList();
        assertThat(service.getMethods())
                .hasSize(18)
                .allSatisfy(method -> assertThat(names)
                        .contains(
                                method.getInputType().getName(),
                                method.getOutputType().getName()));
    }

    @Test
    void readsWhatGeneratedClassesWrite() throws Exception {
        DeployAgentV2Request sent = DeployAgentV2Request.newBuilder()
                .setAgentId("CA_1")
                .addSecrets(AgentSecret.newBuilder()
                        .setName("KEY")
                        .setValue(ByteString.copyFrom(new byte[] {0, -1}))
                        .setKindValue(2)
                        .setUpdatedAt(Timestamp.newBuilder().setSeconds(-1).setNanos(5))
                        .addDeployments("a")
                        .addDeployments(""))
                .putAttributes("commit", "ä")
                .putAttributes("", "")
                .build();
        dev.lkj.wire.AgentSecret secret = new dev.lkj.wire.AgentSecret(
                "KEY",
                Bytes.of(new byte[] {0, -1}),
                null,
                Instant.ofEpochSecond(-1, 5),
                AgentSecretKind.AGENT_SECRET_KIND_FILE,
                List.of("a", ""));
        assertThat(codec.read(sent.toByteArray(), dev.lkj.wire.DeployAgentV2Request.class))
                .isEqualTo(new dev.lkj.wire.DeployAgentV2Request(
                        "CA_1", List.of(secret), "", Map.of("commit", "ä", "", "")));
    }

    @Test
    void generatedClassesReadWhatItWrites() throws Exception {
        byte[] written = codec.write(new dev.lkj.wire.PresignedPostRequest("http://a", Map.of("key", "k")));
        assertThat(PresignedPostRequest.parseFrom(written))
                .isEqualTo(PresignedPostRequest.newBuilder()
                        .setUrl("http://a")
                        .putValues("key", "k")
                        .build());
    }

    @Test
    void anOptionalFieldIsSetOrNotAndAUint32HasNoSign() throws Exception {
        byte[] set = CreatePrivateLinkRequest.newBuilder()
                .setCloudRegion("")
                .setPort(-1)
                .build()
                .toByteArray();
        dev.lkj.wire.CreatePrivateLinkRequest read = codec.read(set, dev.lkj.wire.CreatePrivateLinkRequest.class);
        assertThat(read.cloudRegion()).isEmpty();
        assertThat(Integer.toUnsignedLong(read.port())).isEqualTo(4294967295L);
        assertThat(codec.write(read)).isEqualTo(set);
        assertThat(codec.read(new byte[0], dev.lkj.wire.CreatePrivateLinkRequest.class)
                        .cloudRegion())
                .isNull();
    }

    @Test
    void anUnknownEnumNumberIsTheFirstConstant() throws Exception {
        byte[] body = AgentSecret.newBuilder().setKindValue(99).build().toByteArray();
        assertThat(codec.read(body, dev.lkj.wire.AgentSecret.class).kind())
                .isEqualTo(AgentSecretKind.AGENT_SECRET_KIND_UNKNOWN);
    }

    @Test
    void aTimeThatHasNoDateIsStillAMessage() throws Exception {
        byte[] body = AgentSecret.newBuilder()
                .setCreatedAt(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).setNanos(Integer.MAX_VALUE))
                .setUpdatedAt(Timestamp.newBuilder().setSeconds(Long.MIN_VALUE).setNanos(-1))
                .build()
                .toByteArray();
        dev.lkj.wire.AgentSecret read = codec.read(body, dev.lkj.wire.AgentSecret.class);
        assertThat(read.createdAt()).isEqualTo(Instant.MAX);
        assertThat(read.updatedAt()).isEqualTo(Instant.MIN);
    }

    @Test
    void unknownFieldsAreSkipped() throws Exception {
        byte[] body = UpdateAgentSecretsRequest.newBuilder()
                .setAgentName("by number 2")
                .setOverwrite(true)
                .addRemove("by number 5")
                .build()
                .toByteArray();
        assertThat(codec.read(body, ListAgentsRequest.class)).isEqualTo(new ListAgentsRequest("", "by number 2"));
    }

    @Test
    void brokenBytesAreMalformed() {
        byte[] cut = {0x12, 0x05, 'C', 'A'};
        byte[] zero = {0x00};
        byte[] notUtf8 = {0x12, 0x01, (byte) 0xff};
        for (byte[] body : List.of(cut, zero, notUtf8)) {
            assertThatThrownBy(() -> codec.read(body, ListAgentsRequest.class)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void aRecordThatIsNoMessageIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> codec.write(new Plain(1))).isInstanceOf(IllegalArgumentException.class);
    }

    record Plain(int number) {}
}
