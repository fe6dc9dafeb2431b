package dev.lkj.emulator.codec;

import com.google.protobuf.Descriptors.Descriptor;
import dev.lkj.emulator.proto.CloudAgentProto;

/**
 * The binary encoding of proto3, driven by the compiled descriptors: fields of a record and of a message meet by their
 * names. Descriptors are loaded with the first message, which most emulators never see.
 */
public final class ProtobufCodec implements MessageCodec {

    @Override
    public String contentType() {
        return "application/protobuf";
    }

    @Override
    public String word() {
        return "protobuf";
    }

    @Override
    public <T extends Record> T read(byte[] body, Class<T> message) throws Malformed {
        return message.cast(ProtobufReader.record(ProtobufReader.parse(descriptor(message), body), message));
    }

    @Override
    public byte[] write(Record message) {
        return ProtobufWriter.message(message, descriptor(message.getClass())).toByteArray();
    }

    /** The descriptor of a message of the service; a record has the message's name. */
    static Descriptor descriptor(Class<?> message) {
        Descriptor descriptor = CloudAgentProto.getDescriptor().findMessageTypeByName(message.getSimpleName());
        if (descriptor == null) {
            throw new IllegalArgumentException(message + " is no message of the service");
        }
        return descriptor;
    }
}
