package dev.lkj.emulator.engine.docker.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.WireJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode read(String hex) throws IOException {
        return TraceReader.read(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static List<byte[]> traces(String sample) throws IOException {
        List<byte[]> traces = new ArrayList<>();
        for (String line : Samples.lines(sample + ".jsonl")) {
            JsonNode message = JSON.readTree(line);
            if (message.path("id").asText().equals("moby.buildkit.trace")) {
                traces.add(Base64.getDecoder().decode(message.path("aux").asText()));
            }
        }
        return traces;
    }

    /** What is expected was decoded by another program. */
    @ParameterizedTest
    @ValueSource(strings = {"engine20.10-ok", "engine20.10-fr", "engine28-ok", "engine28-fr"})
    void realTracesBecomeLinesOfTheBuildStream(String engine) throws IOException {
        String sample = "docker-api-build-v2-" + engine;
        List<JsonNode> lines = new ArrayList<>();
        for (byte[] trace : traces(sample)) {
            JsonNode line = TraceReader.read(trace);
            if (!line.isEmpty()) {
                lines.add(JSON.readTree(line.toString()));
                BuildStatus understood = WireJson.readLine(line.toString(), BuildStatus.class);
                assertThat(understood).isNotNull();
            }
        }

        List<JsonNode> expected = new ArrayList<>();
        for (String line : Samples.lines(sample + ".expected.jsonl")) {
            expected.add(JSON.readTree(line));
        }
        assertThat(lines).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine20.10-fr", "engine28-ok"})
    void aTraceThatIsCutIsNeverMoreThanMalformed(String engine) throws IOException {
        for (byte[] trace : traces("docker-api-build-v2-" + engine)) {
            for (int length = 0; length < trace.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(trace, length);
                try {
                    assertThat(TraceReader.read(cut)).isNotNull();
                } catch (IOException e) {
                    assertThat(e).hasMessage("malformed build status");
                }
            }
        }
    }

    @Test
    void emptyValuesAreLeftOutExceptWhereTheFormatHasThem() throws IOException {
        // A vertex without anything, a status, a log.
        assertThat(read("0a00 1200 1a00"))
                .hasToString(
                        "{\"vertexes\":[{}],\"statuses\":[{\"id\":\"\",\"current\":0}],\"logs\":[{\"data\":\"\"}]}");
    }

    @Test
    void stepsMayBelongToAGroup() throws IOException {
        assertThat(read("0a 0f 0a0164 420a 0a0167 12016e 1801 1800"))
                .hasToString(
                        "{\"vertexes\":[{\"digest\":\"d\",\"progressGroup\":{\"id\":\"g\",\"name\":\"n\",\"weak\":true}}]}");
    }

    @Test
    void warningsTellWhere() throws IOException {
        // vertex, level, short, two details, url, a source with a name and data, a range from 3:1 to 3.
        assertThat(read("22 28 0a0176 1002 1a0173 220161 220162 2a0175 3209 0a0166 120164 220131"
                        + " 3a0a 0a04 0803 1001 1202 0803"))
                .hasToString(
                        "{\"warnings\":[{\"vertex\":\"v\",\"level\":2,\"short\":\"cw==\",\"detail\":[\"YQ==\",\"Yg==\"],"
                                + "\"url\":\"u\",\"sourceInfo\":{\"filename\":\"f\",\"data\":\"ZA==\",\"language\":\"1\"},"
                                + "\"range\":[{\"start\":{\"line\":3,\"character\":1},\"end\":{\"line\":3}}]}]}");
    }

    @Test
    void fieldsOfLaterVersionsArePassedOver() throws IOException {
        // Numbers 9 and 15 as varint, of 8 bytes, of bytes, of 4 bytes; and a name as a varint, which is none.
        assertThat(read("0a 1e 0a0164 48ac02 490000000000000000 4a027878 4d00000000 1805 7801 7800"))
                .hasToString("{\"vertexes\":[{\"digest\":\"d\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0a",
                "0aff",
                "0a05 00",
                "ff ffffffffffffffffffff",
                "0b",
                "09 00",
                "0d 00",
                "0a 0b 2a 09 08 ffffffffffffff7f"
            })
    void whatIsNoMessageIsMalformed(String hex) {
        assertThatThrownBy(() -> read(hex)).isInstanceOf(IOException.class).hasMessage("malformed build status");
    }
}
