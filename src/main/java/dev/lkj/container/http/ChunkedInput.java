package dev.lkj.container.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** A body that comes in chunks; only the last, empty one is its end. */
final class ChunkedInput extends InputStream {
    private final InputStream in;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the connection was closed within an answer");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (begun && !HttpHead.line(in).isEmpty()) {
            throw new ProtocolException("malformed chunk");
        }
        begun = true;
        String size = HttpHead.line(in).replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("malformed chunk");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            ended = true;
            String trailer = HttpHead.line(in);
            while (!trailer.isEmpty()) {
                trailer = HttpHead.line(in);
            }
        }
    }
}
