package dev.lkj.emulator.codec;

/** An encoding of messages, named by a content type. */
public interface MessageCodec {

    /** The content type that it reads and answers with, in lower case, without parameters. */
    String contentType();

    /** What errors call it. */
    String word();

    /** Reads a message. */
    <T extends Record> T read(byte[] body, Class<T> message) throws Malformed;

    /** Writes a message with all its defaults. */
    byte[] write(Record message);
}
