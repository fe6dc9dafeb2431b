package dev.lkj.emulator.engine.docker;

import dev.lkj.emulator.engine.LineSplitter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Reads what a container prints as the daemon sends it: pieces, each with a head of eight bytes that tells standard
 * output from standard error, and its length.
 */
final class ContainerLog {
    private static final int HEAD = 8;
    private static final int STDERR = 2;
    private static final int PIECE = 64 * 1024;

    private final LineSplitter out;
    private final LineSplitter err;

    /** Lines of the two streams are kept apart until they are whole, so that neither is cut by the other. */
    ContainerLog(Consumer<String> line) {
        out = new LineSplitter(line);
        err = new LineSplitter(line);
    }

    /** Reads to the end; a piece that is cut is an exception. */
    void read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        while (head.length == HEAD) {
            long length =
                    ByteBuffer.wrap(head, HEAD - Integer.BYTES, Integer.BYTES).getInt() & 0xffff_ffffL;
            piece(in, length, head[0] == STDERR ? err : out);
            head = in.readNBytes(HEAD);
        }
        if (head.length > 0) {
            throw new EOFException("cut within a piece");
        }
        out.end();
        err.end();
    }

    private static void piece(InputStream in, long length, LineSplitter lines) throws IOException {
        long left = length;
        while (left > 0) {
            byte[] bytes = in.readNBytes((int) Math.min(left, PIECE));
            if (bytes.length == 0) {
                throw new EOFException("cut within a piece");
            }
            lines.add(bytes);
            left -= bytes.length;
        }
    }
}
