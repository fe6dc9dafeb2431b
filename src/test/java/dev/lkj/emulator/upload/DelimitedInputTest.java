package dev.lkj.emulator.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DelimitedInputTest {
    private static final byte[] DELIMITER = "\r\n--x".getBytes(StandardCharsets.US_ASCII);

    private static DelimitedInput of(byte[] content) {
        return new DelimitedInput(new ByteArrayInputStream(content), DELIMITER);
    }

    @Test
    void aStretchEndsAtTheFirstDelimiter() throws Exception {
        DelimitedInput in = of("a\r\n-\r\n--y\r\n--xrest\r\n--x".getBytes(StandardCharsets.US_ASCII));
        assertThat(in.text(100)).isEqualTo("a\r\n-\r\n--y");
        assertThat(in.text(100)).isEqualTo("rest");
    }

    @Test
    void aStretchWithoutADelimiterIsIncomplete() {
        assertThatThrownBy(() -> of(new byte[100_000]).copy(new ByteArrayOutputStream()))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void whereReadsAndBuffersEndMakesNoDifference() throws Exception {
        for (int seed = 0; seed < 30; seed++) {
            RandomGenerator random = new java.util.Random(seed);
            byte[] content = new byte[60_000 + random.nextInt(80_000)];
            // Bytes of the delimiter only, so that it begins everywhere; its last one only at the end.
            byte[] signs = {'\r', '\n', '-', 'y'};
            for (int i = 0; i < content.length; i++) {
                content[i] = signs[random.nextInt(signs.length)];
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(content);
            all.writeBytes(DELIMITER);
            ByteArrayOutputStream copied = new ByteArrayOutputStream();
            DelimitedInput in =
                    new DelimitedInput(slow(new ByteArrayInputStream(all.toByteArray()), random), DELIMITER);
            assertThat(in.copy(copied)).as("seed %d", seed).isEqualTo(content.length);
            assertThat(copied.toByteArray()).as("seed %d", seed).isEqualTo(content);
            assertThat(in.consumed()).isEqualTo(all.size());
        }
    }

    private static InputStream slow(InputStream in, RandomGenerator random) {
        return new InputStream() {
            @Override
            public int read() throws java.io.IOException {
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws java.io.IOException {
                return in.read(bytes, offset, 1 + random.nextInt(count));
            }
        };
    }
}
