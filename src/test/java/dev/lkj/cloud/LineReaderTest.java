package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static List<String> lines(InputStream in) throws IOException {
        LineReader reader = new LineReader(in);
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static List<String> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void splitsAtLineFeeds() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines("a")).containsExactly("a");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("a\nb")).containsExactly("a", "b");
        assertThat(lines("\n\na\n")).containsExactly("", "", "a");
    }

    @Test
    void dropsOneCarriageReturnAtTheEndOnly() throws IOException {
        assertThat(lines("a\r\nb\rc\r\r\n\r\n")).containsExactly("a", "b\rc\r", "");
    }

    @Test
    void readsALineOfAnyLength() throws IOException {
        String line = "\u00e9".repeat(5 << 20);
        assertThat(lines(line + "\nshort")).containsExactly(line, "short");
    }

    @Test
    void joinsWhatComesByteByByte() throws IOException {
        byte[] bytes = "\u20ac\u00e9\nb\r\n".getBytes(StandardCharsets.UTF_8);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        };
        assertThat(lines(slow)).containsExactly("\u20ac\u00e9", "b");
    }

    @Test
    void readsLinesOfEveryLengthAroundItsBuffer() throws IOException {
        for (int length = (64 << 10) - 2; length <= (64 << 10) + 2; length++) {
            assertThat(lines("x".repeat(length) + "\ny\n")).containsExactly("x".repeat(length), "y");
        }
    }
}
