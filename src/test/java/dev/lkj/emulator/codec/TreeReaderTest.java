package dev.lkj.emulator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{}",
                "[]",
                "null",
                "true",
                "\"é\\u00e9\"",
                "0",
                "-1.5e3",
                "12345678901234567890123",
                "[1, [2, {}], null, false]",
                "{\"a\": {\"b\": [true, \"c\"]}, \"d\": null, \"\": 1}",
                "{\"a\": 1, \"a\": 2}",
                "{} behind it"
            })
    void aTreeIsTheOneThatTheMapperReads(String text) throws IOException {
        assertThat(TreeReader.read(bytes(text)).toString())
                .isEqualTo(JsonTrees.JSON.readTree(bytes(text)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "[1", "{\"a\"", "{\"a\":", "{\"a\":1,", "{a:1}", "nul", "\"", "[1,]", "}"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> TreeReader.read(bytes(text))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonTrees.JSON.readTree(bytes(text))).isInstanceOf(IOException.class);
    }
}
