package dev.lkj.emulator.engine.docker.build;

import java.io.IOException;

/** Reads the wire format of protobuf: numbered fields, one after the other. */
final class ProtoInput {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int position;

    ProtoInput(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoInput(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    boolean atEnd() {
        return position == end;
    }

    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = next();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw malformed();
    }

    /** The content of a field of bytes, text or a message. */
    byte[] bytes() throws IOException {
        ProtoInput content = message();
        return java.util.Arrays.copyOfRange(bytes, content.position, content.end);
    }

    /** The content of such a field, to be read as fields again. */
    ProtoInput message() throws IOException {
        long length = varint();
        if (length < 0 || length > end - position) {
            throw malformed();
        }
        ProtoInput content = new ProtoInput(bytes, position, position + (int) length);
        position += (int) length;
        return content;
    }

    /** Passes over a field that nobody asked for. */
    void skip(int wireType) throws IOException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> position += 8;
            case BYTES -> message();
            case FIXED32 -> position += 4;
            default -> throw malformed();
        }
        if (position > end) {
            throw malformed();
        }
    }

    private byte next() throws IOException {
        if (position >= end) {
            throw malformed();
        }
        return bytes[position++];
    }

    static IOException malformed() {
        return new IOException("malformed build status");
    }
}
