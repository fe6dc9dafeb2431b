package dev.lkj.source.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.time.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ParallelGzipTest {
    private static final int BLOCK = 128 << 10;
    private static final int WINDOW = 32 << 10;
    private static final int STORED = 0xFFFF;

    private static byte[] compress(byte[] content, int workers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParallelGzip gzip = new ParallelGzip(out, workers, new Cancellation())) {
            gzip.write(content);
            gzip.finish();
        }
        return out.toByteArray();
    }

    static Stream<Arguments> contents() {
        return Stream.of(Samples.values())
                .flatMap(sample -> Stream.of(0, 1, 8_191, 8_192, WINDOW, STORED, BLOCK, 2 * STORED, 2 * BLOCK)
                        .flatMap(length -> Stream.of(length - 1, length, length + 1))
                        .filter(length -> length >= 0)
                        .distinct()
                        .map(length -> Arguments.of(sample, length)));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void comesBackAsItWas(Samples sample, int length) throws IOException {
        byte[] content = sample.bytes(length);
        byte[] compressed = compress(content, 2);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void isOneMember() throws IOException {
        byte[] content = mixture();
        // This reader stops after the first member.
        try (var in = GzipCompressorInputStream.builder()
                .setByteArray(compress(content, 2))
                .setDecompressConcatenated(false)
                .get()) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void bytesDoNotDependOnTheThreads() throws IOException {
        byte[] content = mixture();
        byte[] alone = compress(content, 1);
        for (int workers : new int[] {1, 2, 3, 8}) {
            assertThat(compress(content, workers)).as("%s workers", workers).isEqualTo(alone);
        }
    }

    @Test
    void bytesDoNotDependOnTheWrites() throws IOException {
        byte[] content = mixture();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParallelGzip gzip = new ParallelGzip(out, 2, new Cancellation())) {
            for (int at = 0; at < content.length; at += 70_001) {
                gzip.write(content[at]);
                gzip.write(content, at + 1, Math.min(70_000, content.length - at - 1));
            }
            gzip.finish();
        }
        assertThat(out.toByteArray()).isEqualTo(compress(content, 2));
    }

    @ParameterizedTest
    @EnumSource
    void nothingBecomesLargerThanByGzip(Samples sample) throws IOException {
        byte[] content = sample.bytes(20 * BLOCK + 777);
        assertThat((double) compress(content, 2).length).isLessThan(1.001 * byGzip(content));
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMBERS", "HEX_DIGITS"})
    void digitsBecomeSmallerThanByGzip(Samples sample) throws IOException {
        byte[] content = sample.bytes(20 * BLOCK);
        assertThat((double) compress(content, 2).length).isLessThan(0.99 * byGzip(content));
    }

    @Test
    void mixtureDoesNotBecomeLargerThanByGzip() throws IOException {
        byte[] content = mixture();
        assertThat((double) compress(content, 2).length).isLessThan(1.001 * byGzip(content));
    }

    private static int byGzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.size();
    }

    /** All kinds, several times, in pieces that end within blocks. */
    private static byte[] mixture() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Samples> kinds = List.of(Samples.values());
        for (int i = 0; i < 4 * kinds.size(); i++) {
            all.writeBytes(kinds.get(i * 2 % kinds.size()).bytes(BLOCK + i * 30_011));
        }
        return all.toByteArray();
    }
}
