package dev.lkj.emulator.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;

/** Writes to a client as to any stream; closing it ends nothing, since the end of an answer says that it is whole. */
final class ResponseOutput extends OutputStream {
    private final Content.Sink sink;

    ResponseOutput(Content.Sink sink) {
        this.sink = sink;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Content.Sink.write(sink, false, ByteBuffer.wrap(bytes, offset, length));
    }
}
