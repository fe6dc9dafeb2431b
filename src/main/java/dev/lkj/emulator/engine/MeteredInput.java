package dev.lkj.emulator.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read and, once an allowance was given, refuses to read more than that. */
final class MeteredInput extends FilterInputStream {
    private long count;
    private long allowed = Long.MAX_VALUE;

    MeteredInput(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    /** At most so many bytes may be read from here on. */
    void allow(long bytes) {
        allowed = count + bytes;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            add(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            add(read);
        }
        return read;
    }

    /** Reads instead, so that what is skipped counts too. */
    @Override
    public long skip(long bytes) throws IOException {
        byte[] skipped = new byte[(int) Math.min(bytes, 8192)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    private void add(int bytes) throws IOException {
        count += bytes;
        if (count > allowed) {
            throw new IOException("a header in it is too long");
        }
    }
}
