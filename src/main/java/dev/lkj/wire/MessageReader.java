package dev.lkj.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads messages token by token; lenient, as a client has to be with services that are newer than itself. */
final class MessageReader {
    private final JsonParser in;

    MessageReader(JsonParser in) {
        this.in = in;
    }

    /** Reads the message whose opening brace is the current token. */
    Object message(Class<?> type) throws IOException {
        expect(JsonToken.START_OBJECT);
        MessageShape shape = MessageShape.of(type);
        @Nullable Object[] values = new @Nullable Object[shape.fields().size()];
        for (MessageShape.Field field : shape.fields()) {
            values[field.index()] = unset(field.type());
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            MessageShape.Field field = shape.field(in.currentName());
            JsonToken token = in.nextToken();
            if (field == null) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values[field.index()] = value(field.type());
            }
        }
        return shape.create(values);
    }

    private static @Nullable Object unset(Type type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == boolean.class ? Boolean.FALSE : null;
    }

    private Object value(Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class ? map(arguments[1]) : list(arguments[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return message(plain);
        }
        JsonToken token = in.currentToken();
        if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw wrong("a value is none of this type");
        }
        try {
            return plain.isEnum() ? constant(plain) : scalar(plain);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong("a value is none of this type");
        }
    }

    private Object scalar(Class<?> type) throws IOException {
        if (type == boolean.class) {
            return in.getBooleanValue();
        }
        if (type == int.class || type == long.class) {
            return number(type);
        }
        String text = in.getText();
        if (type == String.class) {
            return text;
        }
        return type == Bytes.class
                ? Bytes.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')))
                : OffsetDateTime.parse(text).toInstant();
    }

    /** A number, or a text that is one: 64-bit integers are texts in this mapping. */
    private Object number(Class<?> type) throws IOException {
        if (type == int.class) {
            return in.currentToken().isNumeric() ? in.getIntValue() : Integer.parseInt(in.getText());
        }
        return in.currentToken().isNumeric() ? in.getLongValue() : Long.parseLong(in.getText());
    }

    /** An enum by its name or number; the first constant stands for all that this client does not know. */
    private Object constant(Class<?> type) throws IOException {
        Object[] constants = type.getEnumConstants();
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            int number = in.getIntValue();
            return constants[number >= 0 && number < constants.length ? number : 0];
        }
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(in.getText())) {
                return constant;
            }
        }
        return constants[0];
    }

    private List<Object> list(Type element) throws IOException {
        expect(JsonToken.START_ARRAY);
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(element));
        }
        return list;
    }

    private Map<String, Object> map(Type element) throws IOException {
        expect(JsonToken.START_OBJECT);
        Map<String, Object> map = new HashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            map.put(key, value(element));
        }
        return map;
    }

    private void expect(JsonToken token) throws JsonParseException {
        if (in.currentToken() != token) {
            throw wrong("expected " + token);
        }
    }

    private JsonParseException wrong(String what) {
        return new JsonParseException(in, what);
    }
}
