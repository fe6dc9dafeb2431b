package dev.lkj.emulator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.wire.AgentDeployment;
import dev.lkj.wire.AgentEvent;
import dev.lkj.wire.AgentEventType;
import dev.lkj.wire.AgentInfo;
import dev.lkj.wire.AgentSecret;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.CreatePrivateLinkRequest;
import dev.lkj.wire.DeployAgentV2Request;
import dev.lkj.wire.ListAgentsRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {
    private final JsonCodec codec = new JsonCodec();

    private <T extends Record> T read(Class<T> message, String json) throws Malformed {
        return codec.read(json.getBytes(StandardCharsets.UTF_8), message);
    }

    private void assertMalformed(Class<? extends Record> message, String json) {
        assertThatThrownBy(() -> read(message, json)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | 5",
                "-5 | -5",
                "5.0 | 5",
                "1e2 | 100",
                "0.5e1 | 5",
                "\"7\" | 7",
                "\"1e1\" | 10",
                "2147483647 | 2147483647",
                "-2147483648 | -2147483648",
                "0e99 | 0",
                "null | 0"
            })
    void aNumberMayBeWrittenInManyWays(String json, int value) throws Exception {
        assertThat(read(AgentDeployment.class, "{\"replicas\":" + json + "}").replicas())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.5",
                "2147483648",
                "-2147483649",
                "1e10",
                "1e999999999",
                "\"\"",
                "\" 5\"",
                "\"five\"",
                "\"0x5\"",
                "true",
                "[]",
                "{}"
            })
    void whatIsNoInt32IsMalformed(String json) {
        assertMalformed(AgentDeployment.class, "{\"replicas\":" + json + "}");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5432, 5432", "2147483648, 2147483648", "4294967295, 4294967295", "\"5432\", 5432"})
    void aUint32IsANumberWithoutSign(String json, long value) throws Exception {
        CreatePrivateLinkRequest read = read(CreatePrivateLinkRequest.class, "{\"port\":" + json + "}");
        assertThat(Integer.toUnsignedLong(read.port())).isEqualTo(value);
        assertThat(written(read)).contains("\"port\":" + value + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "4294967296", "0.5", "\"\"", "true"})
    void whatIsNoUint32IsMalformed(String json) {
        assertMalformed(CreatePrivateLinkRequest.class, "{\"port\":" + json + "}");
    }

    @Test
    void optionalFieldsAndMembersOfAOneofAreLeftOutUnlessTheyAreSet() throws Exception {
        assertThat(written(read(CreatePrivateLinkRequest.class, "{}"))).doesNotContain("aws", "cloud_region");
        assertThat(written(read(CreatePrivateLinkRequest.class, "{\"aws\":{},\"cloud_region\":\"\"}")))
                .contains("\"aws\":{\"endpoint\":\"\"}", "\"cloud_region\":\"\"");
    }

    private String written(Record message) {
        return new String(codec.write(message), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "[]"})
    void whatIsNoBooleanIsMalformed(String json) {
        assertMalformed(AgentDeployment.class, "{\"deployment_enabled\":" + json + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAE=", "AAE", "-_8=", "-_8", "+/8="})
    void bytesMayBeOfEitherAlphabetAndWithoutPadding(String base64) throws Exception {
        byte[] expected = base64.startsWith("A") ? new byte[] {0, 1} : new byte[] {(byte) 251, (byte) 255};
        assertThat(read(AgentSecret.class, "{\"value\":\"" + base64 + "\"}").value())
                .isEqualTo(Bytes.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%\"", "\"AAE==\"", "\"AA=\"", "\"A\"", "\"-/8=\"", "\"AA EA\"", "1", "[]"})
    void whatAreNoBytesIsMalformed(String json) {
        assertMalformed(AgentSecret.class, "{\"value\":" + json + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05+01:00, 2026-01-02T02:04:05Z",
        "2026-01-02T03:04:05.5-23:59, 2026-01-03T03:03:05.5Z",
        "0001-01-01T23:00:00+23:00, 0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void aTimeMayHaveAnOffsetAndAFraction(String text, Instant time) throws Exception {
        assertThat(read(AgentInfo.class, "{\"deployed_at\":\"" + text + "\"}").deployedAt())
                .isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "\"2026-01-02\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"0000-12-31T23:59:59Z\"",
                "\"0001-01-01T00:00:00+00:01\"",
                "\"9999-12-31T23:59:59-00:01\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-01-02T03:04Z\"",
                "\"2026-01-02T03:04:05\"",
                "\"2026-01-02t03:04:05z\"",
                "\"2026-01-02T03:04:05.1234567890Z\"",
                "\"2026-01-02T03:04:60Z\"",
                "1",
                "{}"
            })
    void whatIsNoTimeIsMalformed(String json) {
        assertMalformed(AgentInfo.class, "{\"deployed_at\":" + json + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "1, AGENT_EVENT_TYPE_APPLICATION_CRASHED",
        "\"\"\"AGENT_EVENT_TYPE_APPLICATION_CRASHED\"\"\", AGENT_EVENT_TYPE_APPLICATION_CRASHED",
        "\"\"\"SOMETHING_NEW\"\"\", AGENT_EVENT_TYPE_UNKNOWN",
        "99, AGENT_EVENT_TYPE_UNKNOWN",
        "null, AGENT_EVENT_TYPE_UNKNOWN"
    })
    void anEnumIsANameOrANumber(String json, AgentEventType type) throws Exception {
        String value = json.replace("\"\"\"", "\"");
        assertThat(read(AgentEvent.class, "{\"type\":" + value + "}").type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"attributes\":{\"a\":1}}",
                "{\"attributes\":{\"a\":null}}",
                "{\"attributes\":{\"a\":\"1\",\"a\":\"2\"}}",
                "{\"attributes\":[]}",
                "{\"secrets\":{}}",
                "{\"secrets\":[null]}",
                "{\"secrets\":[1]}",
                "{\"secrets\":[{\"name\":1}]}",
                "{\"secrets\":[{\"name\":\"a\",\"name\":\"a\"}]}",
            })
    void mapsAndListsHaveTheirTypesToo(String json) {
        assertMalformed(DeployAgentV2Request.class, json);
    }

    @Test
    void whatIsUnknownIsSkippedWhateverItIs() throws Exception {
        assertThat(read(ListAgentsRequest.class, "{\"x\":[{\"agent_id\":1}],\"x\":{},\"agent_id\":\"CA_1\"}"))
                .isEqualTo(new ListAgentsRequest("", "CA_1"));
    }

    @Test
    void aBodyThatIsNotUtf8IsMalformed() {
        byte[] body = "{\"agent_id\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> codec.read(body, ListAgentsRequest.class)).isInstanceOf(Malformed.class);
        byte[] wide = "{}".getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> codec.read(wide, ListAgentsRequest.class)).isInstanceOf(Malformed.class);
    }

    @Test
    void whatStandsBehindTheObjectIsNotEvenText() throws Exception {
        byte[] body = "{\"agent_id\":\"CA_1\"}ä".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(codec.read(body, ListAgentsRequest.class)).isEqualTo(new ListAgentsRequest("", "CA_1"));
    }

    @Test
    void aByteOrderMarkIsNoObject() {
        assertMalformed(ListAgentsRequest.class, "\ufeff{}");
    }

    @Test
    void deepNestingIsMalformedAndNoOverflow() {
        assertMalformed(ListAgentsRequest.class, "{\"x\":" + "[".repeat(100_000));
    }
}
