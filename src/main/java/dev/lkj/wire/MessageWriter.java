package dev.lkj.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes messages without the fields that are not set. */
final class MessageWriter {
    private final JsonGenerator out;
    private final Function<MessageShape.Field, String> naming;

    /** A writer that spells the names of fields so. */
    MessageWriter(JsonGenerator out, Function<MessageShape.Field, String> naming) {
        this.out = out;
        this.naming = naming;
    }

    void message(Record message) throws IOException {
        out.writeStartObject();
        for (MessageShape.Field field : MessageShape.of(message.getClass()).fields()) {
            Object value = MessageShape.value(message, field);
            if (value != null && !isDefault(value)) {
                out.writeFieldName(naming.apply(field));
                value(value);
            }
        }
        out.writeEndObject();
    }

    private static boolean isDefault(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue() == 0;
        }
        if (value instanceof List<?> list) {
            return list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        return "".equals(value) || Boolean.FALSE.equals(value) || Bytes.EMPTY.equals(value);
    }

    private void value(Object value) throws IOException {
        if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Bytes bytes) {
            out.writeString(bytes.base64());
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Record message) {
            message(message);
        } else {
            // Texts, names of enums, and times in RFC 3339.
            out.writeString(value.toString());
        }
    }

    private void list(List<?> list) throws IOException {
        out.writeStartArray();
        for (Object element : list) {
            value(element);
        }
        out.writeEndArray();
    }

    /** Writes a map, sorted by its keys. */
    void map(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
            out.writeFieldName(entry.getKey().toString());
            value(entry.getValue());
        }
        out.writeEndObject();
    }
}
