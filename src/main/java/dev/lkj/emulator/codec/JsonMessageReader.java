package dev.lkj.emulator.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lkj.wire.MessageShape;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one message from a parser that stands on its opening brace. */
final class JsonMessageReader {
    private final JsonParser in;

    JsonMessageReader(JsonParser in) {
        this.in = in;
    }

    Object message(Class<?> type) throws IOException {
        MessageShape shape = MessageShape.of(type);
        @Nullable Object[] values = new @Nullable Object[shape.fields().size()];
        for (MessageShape.Field field : shape.fields()) {
            values[field.index()] = JsonScalars.primitiveDefault(field.type());
        }
        BitSet seen = new BitSet();
        while (next() == JsonToken.FIELD_NAME) {
            MessageShape.Field field = shape.field(in.currentName());
            JsonToken token = next();
            if (field == null) {
                in.skipChildren();
                continue;
            }
            if (seen.get(field.index())) {
                throw new Malformed("field " + field.name() + " twice");
            }
            seen.set(field.index());
            if (token != JsonToken.VALUE_NULL) {
                values[field.index()] =
                        field.unsigned() ? JsonScalars.unsigned(in, field.name()) : value(field.name(), field.type());
            }
        }
        return shape.create(values);
    }

    /** The next token; at the end of the text there is none, and the object is not complete. */
    private JsonToken next() throws IOException {
        JsonToken token = in.nextToken();
        if (token == null) {
            throw new Malformed("incomplete");
        }
        return token;
    }

    private Object value(String name, Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class ? map(name, arguments[1]) : list(name, arguments[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            expect(name, JsonToken.START_OBJECT);
            return message(plain);
        }
        return JsonScalars.read(in, name, plain);
    }

    private List<Object> list(String name, Type element) throws IOException {
        expect(name, JsonToken.START_ARRAY);
        List<Object> list = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            list.add(value(name, element));
        }
        return list;
    }

    private Map<String, Object> map(String name, Type element) throws IOException {
        expect(name, JsonToken.START_OBJECT);
        Map<String, Object> map = new HashMap<>();
        while (next() == JsonToken.FIELD_NAME) {
            String key = JsonScalars.wellFormed(name, in.currentName());
            next();
            if (map.put(key, value(name, element)) != null) {
                throw new Malformed("a key of " + name + " twice");
            }
        }
        return map;
    }

    private void expect(String name, JsonToken token) throws Malformed {
        if (in.currentToken() != token) {
            throw new Malformed("field " + name + " has another type");
        }
    }
}
