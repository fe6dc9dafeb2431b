package dev.lkj.emulator.codec;

import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.MessageShape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A field's type in one word form, from a record and from a descriptor. */
final class WireTypes {
    private WireTypes() {}

    /** What a list or map holds; the type itself when it is neither. */
    static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return element(arguments[arguments.length - 1]);
        }
        return (Class<?>) type;
    }

    static String of(MessageShape.Field field) {
        if (field.type() instanceof ParameterizedType generic) {
            String element = single(element(generic), field.unsigned());
            return generic.getRawType() == Map.class ? "map of " + element : "repeated " + element;
        }
        return (field.presence() ? "optional " : "") + single((Class<?>) field.type(), field.unsigned());
    }

    private static String single(Class<?> type, boolean unsigned) {
        if (type == int.class) {
            return unsigned ? "uint32" : "int32";
        }
        if (type.isEnum()) {
            return List.of(type.getEnumConstants()).toString();
        }
        if (type.isRecord() && type != Bytes.class) {
            return "message";
        }
        return Map.of(boolean.class, "bool", String.class, "string", Bytes.class, "bytes", Instant.class, "time")
                .getOrDefault(type, type.toString());
    }

    static String of(FieldDescriptor field) {
        if (field.isMapField()) {
            return "map of " + single(field.getMessageType().findFieldByNumber(2));
        }
        // All messages know whether they are set; only members of a oneof and optional scalars are left out in JSON.
        boolean presence = field.getContainingOneof() != null;
        return (field.isRepeated() ? "repeated " : presence ? "optional " : "") + single(field);
    }

    private static String single(FieldDescriptor field) {
        return switch (field.getType()) {
            case INT32 -> "int32";
            case UINT32 -> "uint32";
            case BOOL -> "bool";
            case STRING -> "string";
            case BYTES -> "bytes";
            case ENUM -> field.getEnumType().getValues().toString();
            case MESSAGE ->
                field.getMessageType().getFullName().equals("google.protobuf.Timestamp") ? "time" : "message";
            default -> field.getType().toString();
        };
    }
}
