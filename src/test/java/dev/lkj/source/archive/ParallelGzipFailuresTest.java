package dev.lkj.source.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lkj.testing.Await;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, no thread outlives it. */
final class ParallelGzipFailuresTest {
    private static final byte[] CONTENT = Samples.TEXT.bytes(8 << 20);

    private final Cancellation cancellation = new Cancellation();

    /** Does something after so many bytes. */
    private static final class Trap extends OutputStream {
        private final int bytes;
        private final Sprung sprung;
        private int written;

        private interface Sprung {
            void act() throws IOException;
        }

        Trap(int bytes, Sprung sprung) {
            this.bytes = bytes;
            this.sprung = sprung;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            written += length;
            if (written > bytes) {
                sprung.act();
            }
        }
    }

    private void writeTo(OutputStream out, List<BlockCompressor> compressors) throws IOException {
        try (ParallelGzip gzip = new ParallelGzip(out, compressors, cancellation)) {
            gzip.write(CONTENT);
            gzip.finish();
        }
    }

    private static List<BlockCompressor> two() {
        return List.of(new BlockCompressor(), new BlockCompressor());
    }

    @Test
    void diskThatFillsUpIsToldAsItIs() {
        Trap full = new Trap(300_000, () -> {
            throw new IOException("No space left on device");
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> writeTo(full, two()))
                .withMessage("No space left on device");
    }

    @Test
    void cancellingInTheMiddleEndsIt() {
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> writeTo(new Trap(300_000, cancellation::cancel), two()));
    }

    @Test
    void compressorThatFailsEndsIt() {
        BlockCompressor broken = new BlockCompressor();
        broken.close();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> writeTo(OutputStream.nullOutputStream(), List.of(new BlockCompressor(), broken)))
                .withMessage("a block could not be compressed")
                // Which one it is depends on the JDK.
                .withCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void nothingIsWrittenBehindAFailure() {
        int[] calls = new int[1];
        Trap full = new Trap(300_000, () -> {
            calls[0]++;
            throw new IOException("No space left on device");
        });
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> writeTo(full, two()));
        assertThat(calls[0]).isOne();
    }

    @AfterEach
    void noThreadIsLeft() {
        Await.until(
                "the threads have ended",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("lkj-compress")));
    }
}
