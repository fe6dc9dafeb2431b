package dev.lkj.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Passes bytes on and tells how many. */
final class CountingOutput extends OutputStream {
    private final OutputStream out;
    private final LongConsumer sent;
    private long written;

    CountingOutput(OutputStream out, LongConsumer sent) {
        this.out = out;
        this.sent = sent;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        written += length;
        sent.accept(written);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
