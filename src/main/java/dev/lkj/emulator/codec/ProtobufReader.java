package dev.lkj.emulator.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.MessageShape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes records of messages; fields that the record does not have are skipped. */
final class ProtobufReader {
    /** By message and name: the library's own look-up puts together the full name of the field each time. */
    private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS = new ConcurrentHashMap<>();

    private ProtobufReader() {}

    static Message parse(Descriptor descriptor, byte[] body) throws Malformed {
        try {
            return DynamicMessage.parseFrom(descriptor, body);
        } catch (InvalidProtocolBufferException e) {
            throw new Malformed("broken protobuf");
        }
    }

    static Object record(Message message, Class<?> type) {
        MessageShape shape = MessageShape.of(type);
        @Nullable Object[] values = new @Nullable Object[shape.fields().size()];
        for (MessageShape.Field field : shape.fields()) {
            FieldDescriptor described = field(message.getDescriptorForType(), field.name());
            boolean unset = described.hasPresence() && !message.hasField(described);
            values[field.index()] = unset ? null : value(message.getField(described), field.type());
        }
        return shape.create(values);
    }

    static FieldDescriptor field(Descriptor message, String name) {
        FieldDescriptor field =
                FIELDS.computeIfAbsent(message, ProtobufReader::fields).get(name);
        if (field == null) {
            throw new IllegalArgumentException(message.getFullName() + " has no field " + name);
        }
        return field;
    }

    private static Map<String, FieldDescriptor> fields(Descriptor message) {
        return message.getFields().stream().collect(Collectors.toMap(FieldDescriptor::getName, field -> field));
    }

    private static Object value(Object value, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            List<?> elements = (List<?>) value;
            return generic.getRawType() == Map.class ? map(elements, arguments[1]) : list(elements, arguments[0]);
        }
        return single(value, (Class<?>) type);
    }

    private static List<Object> list(List<?> elements, Type type) {
        List<Object> list = new ArrayList<>();
        elements.forEach(element -> list.add(value(element, type)));
        return list;
    }

    /** A map is a list of entries, of which the last one with a key counts. */
    private static Map<Object, Object> map(List<?> entries, Type type) {
        Map<Object, Object> map = new HashMap<>();
        for (Object entry : entries) {
            Message message = (Message) entry;
            Descriptor descriptor = message.getDescriptorForType();
            map.put(
                    message.getField(field(descriptor, "key")),
                    value(message.getField(field(descriptor, "value")), type));
        }
        return map;
    }

    private static Object single(Object value, Class<?> type) {
        if (value instanceof ByteString bytes) {
            return Bytes.of(bytes.toByteArray());
        }
        if (value instanceof EnumValueDescriptor constant) {
            return constant(constant, type);
        }
        if (value instanceof Message message) {
            return type == Instant.class ? time(message) : record(message, type);
        }
        return value;
    }

    private static Object constant(EnumValueDescriptor wanted, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(wanted.getName())) {
                return constant;
            }
        }
        // An unknown number has no constant; the first one stands for it.
        return type.getEnumConstants()[0];
    }

    private static Instant time(Message time) {
        Descriptor descriptor = time.getDescriptorForType();
        long seconds = (Long) time.getField(field(descriptor, "seconds"));
        int nanos = (Integer) time.getField(field(descriptor, "nanos"));
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            // A message may say any number; beyond what has a date only the direction counts.
            return seconds < 0 ? Instant.MIN : Instant.MAX;
        }
    }
}
