package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.LkjException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributesTest {
    @TempDir
    Path folder;

    private Map<String, String> collect(@Nullable String json, String... pairs) {
        return collectWithStdin("", json, pairs);
    }

    private Map<String, String> collectWithStdin(String stdin, @Nullable String json, String... pairs) {
        return Attributes.collect(
                new AttributeFlags(json, List.of(pairs)),
                folder,
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void areEmptyWhenNoneIsGiven() {
        assertThat(collect(null)).isEmpty();
    }

    @Test
    void letPairsBeatJson() {
        assertThat(collect("{\"a\":\"1\",\"b\":\"<x>&\"}", "a=2", "c=\"x, y\"", "D=1\nE=$D"))
                .isEqualTo(Map.of("a", "2", "b", "<x>&", "c", "x, y", "D", "1", "E", "1"));
    }

    @Test
    void comeFromAFileBeforeALiteral() throws IOException {
        Files.writeString(folder.resolve("attributes.json"), "{\"from\":\"file\"}");
        Files.writeString(folder.resolve("{}"), "{\"odd\":\"name\"}");

        assertThat(collect("attributes.json")).isEqualTo(Map.of("from", "file"));
        assertThat(collect("{}")).isEqualTo(Map.of("odd", "name"));
    }

    @Test
    void comeFromStandardInput() {
        assertThat(collectWithStdin(" {\"a\":\"é\"}\n", "-", "b=2")).isEqualTo(Map.of("a", "é", "b", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"a\":1}`           | --attributes: the value of \"a\" is not a string",
                "`{\"a\":null}`        | --attributes: the value of \"a\" is not a string",
                "`{\"a\":{\"b\":\"c\"}}` | --attributes: the value of \"a\" is not a string",
                "`{\"a\":\"1\"`        | --attributes: line 1, column 9: not valid JSON",
                "`{\"a\":\"1\"} x`     | --attributes: line 1, column 11: not valid JSON",
                "``                    | --attributes: not a JSON object of strings",
                "`[]`                  | --attributes []: no such file, and not a JSON object of strings",
                "gone.json             | --attributes gone.json: no such file, and not a JSON object of strings",
            })
    void mustBeAnObjectOfStrings(String json, String message) {
        assertThat(Failure.usage(() -> collect(json))).hasMessage(message);
    }

    @Test
    void showNothingOfAFileThatWasNamedByMistake() throws IOException {
        Files.writeString(folder.resolve("prod.env"), "s3cret");
        LkjException failure = Failure.usage(() -> collect("prod.env"));

        assertThat(failure.getMessage())
                .startsWith("--attributes prod.env: line 1, ")
                .doesNotContain("s3cret");
        assertThat(failure).hasNoCause();
    }

    @Test
    void mustBeTextWhereTheyComeFromAFile() throws IOException {
        Files.write(folder.resolve("bin"), new byte[] {(byte) 0xC3});
        Files.createDirectory(folder.resolve("dir"));

        assertThat(Failure.usage(() -> collect("bin"))).hasMessage("bin:1: is not UTF-8 text");
        assertThat(Failure.usage(() -> collect("dir"))).hasMessage("cannot read dir: is a directory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`word`     | word: is not NAME=VALUE",
                "`=x`       | =x: is not NAME=VALUE",
                "``         | : is not NAME=VALUE",
                "`a-b=x`    | a-b=x: unexpected character in variable name",
                "`A=\"x`    | A=\"x: A: unterminated quoted value",
            })
    void mustBeGivenAsPairs(String pair, String problem) {
        assertThat(Failure.usage(() -> collect(null, "ok=1", pair)))
                .hasMessage("invalid key-value pair: " + problem.strip());
    }
}
