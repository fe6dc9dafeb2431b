package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.wire.PresignedPostRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormBodyTest {
    private static final FixedContent CONTENT = FixedContent.of("the archive");

    private static String written(FormBody body) throws IOException {
        Buffer buffer = new Buffer();
        body.writeTo(buffer);
        assertThat(buffer.size()).isEqualTo(body.contentLength());
        String boundary = body.contentType().parameter("boundary");
        return buffer.readUtf8().replace(boundary, "BOUNDARY").replace("\r\n", "\n");
    }

    private static FormBody body(Map<String, String> values) {
        return new FormBody(new PresignedPostRequest("https://store", values), CONTENT, sent -> {});
    }

    @Test
    void putsTheFieldsFirstAndTheFileLast() throws IOException {
        assertThat(written(body(Map.of("policy", "eyJ=", "key", "up/1.tar.gz", "empty", ""))))
                .isEqualTo("""
                --BOUNDARY
                Content-Disposition: form-data; name="empty"


                --BOUNDARY
                Content-Disposition: form-data; name="key"

                up/1.tar.gz
                --BOUNDARY
                Content-Disposition: form-data; name="policy"

                eyJ=
                --BOUNDARY
                Content-Disposition: form-data; name="file"; filename="up/1.tar.gz"
                Content-Type: application/octet-stream

                the archive
                --BOUNDARY--
                """);
    }

    @Test
    void namesItselfAsAForm() {
        assertThat(body(Map.of()).contentType().toString()).startsWith("multipart/form-data; boundary=");
    }

    @Test
    void hasAnotherBoundaryEachTime() {
        assertThat(body(Map.of()).contentType()).isNotEqualTo(body(Map.of()).contentType());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"a\\b, a\\\\b", "a\"b, a\\\"b", "a b, a b", "\u00e9.tar.gz, \u00e9.tar.gz", "``, ``"})
    void quotesTheNameOfTheFile(String key, String filename) throws IOException {
        assertThat(written(body(Map.of("key", key)))).contains("name=\"file\"; filename=\"" + filename + "\"\n");
    }

    @Test
    void quotesTheNamesOfFieldsAndKeepsTheirValues() throws IOException {
        assertThat(written(body(Map.of("x-\"a\\", "va\"l\\ue \u00e9"))))
                .contains("form-data; name=\"x-\\\"a\\\\\"\n\nva\"l\\ue \u00e9\n");
    }

    @Test
    void hasNoHeaderOfItsOwnInAName() throws IOException {
        assertThat(written(body(Map.of("key", "a\r\nX-Evil: 1")))).contains("filename=\"a%0D%0AX-Evil: 1\"");
    }

    @Test
    void namesTheFileByDefault() throws IOException {
        assertThat(written(body(Map.of()))).contains("filename=\"upload.tar.gz\"\n");
    }

    @Test
    void countsTheBytesOfTheFileOnly() throws IOException {
        List<Long> sent = new ArrayList<>();
        FormBody body = new FormBody(
                new PresignedPostRequest("https://store", Map.of("key", "k")),
                new FixedContent("0123456789", 3),
                sent::add);
        body.writeTo(new Buffer());
        assertThat(sent).containsExactly(10L, 20L, 30L);
        body.writeTo(new Buffer());
        assertThat(sent).containsExactly(10L, 20L, 30L, 10L, 20L, 30L);
    }
}
