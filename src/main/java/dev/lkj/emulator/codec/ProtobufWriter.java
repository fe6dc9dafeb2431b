package dev.lkj.emulator.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.MessageShape;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes messages of records. */
final class ProtobufWriter {
    private ProtobufWriter() {}

    static Message message(Object record, Descriptor descriptor) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(descriptor);
        for (MessageShape.Field field : MessageShape.of(record.getClass()).fields()) {
            Object value = MessageShape.value(record, field);
            if (value != null) {
                set(message, ProtobufReader.field(descriptor, field.name()), value);
            }
        }
        return message.build();
    }

    private static void set(DynamicMessage.Builder message, FieldDescriptor field, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(element -> message.addRepeatedField(field, single(field, element)));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> message.addRepeatedField(field, entry(field.getMessageType(), key, element)));
        } else {
            message.setField(field, single(field, value));
        }
    }

    private static Message entry(Descriptor type, Object key, Object value) {
        FieldDescriptor valueField = ProtobufReader.field(type, "value");
        return DynamicMessage.newBuilder(type)
                .setField(ProtobufReader.field(type, "key"), key)
                .setField(valueField, single(valueField, value))
                .build();
    }

    private static Object single(FieldDescriptor field, Object value) {
        if (value instanceof Bytes bytes) {
            return ByteString.copyFrom(bytes.toArray());
        }
        if (value instanceof Enum<?> constant) {
            return field.getEnumType().findValueByName(constant.name());
        }
        if (value instanceof Instant time) {
            return Timestamp.newBuilder()
                    .setSeconds(time.getEpochSecond())
                    .setNanos(time.getNano())
                    .build();
        }
        return value instanceof Record record ? message(record, field.getMessageType()) : value;
    }
}
