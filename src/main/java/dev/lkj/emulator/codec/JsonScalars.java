package dev.lkj.emulator.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values that are no lists, maps or messages; strict about their JSON type. */
final class JsonScalars {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,9})?");
    /** More digits than any int32 has before or behind the point cannot be one. */
    private static final int MOST_DIGITS = 400;

    private JsonScalars() {}

    static @Nullable Object primitiveDefault(Type type) {
        if (type == int.class) {
            return 0;
        }
        return type == boolean.class ? Boolean.FALSE : null;
    }

    static Object read(JsonParser in, String name, Class<?> type) throws IOException {
        if (type == boolean.class) {
            return flag(in, name);
        }
        if (type == int.class) {
            return number(in, name);
        }
        if (type.isEnum()) {
            return constant(in, name, type);
        }
        String text = text(in, name);
        if (type == String.class) {
            return text;
        }
        return type == Bytes.class ? bytes(name, text) : time(name, text);
    }

    private static String text(JsonParser in, String name) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw mismatch(name);
        }
        return wellFormed(name, in.getText());
    }

    /** Refuses half characters, which no UTF-8 text has. */
    static String wellFormed(String name, String text) throws Malformed {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw mismatch(name);
        }
        return text;
    }

    private static boolean flag(JsonParser in, String name) throws Malformed {
        if (in.currentToken() != JsonToken.VALUE_TRUE && in.currentToken() != JsonToken.VALUE_FALSE) {
            throw mismatch(name);
        }
        return in.currentToken() == JsonToken.VALUE_TRUE;
    }

    private static int number(JsonParser in, String name) throws IOException {
        long whole = whole(in, name);
        if (whole != (int) whole) {
            throw mismatch(name);
        }
        return (int) whole;
    }

    /** A uint32, as the bits of an int. */
    static int unsigned(JsonParser in, String name) throws IOException {
        long whole = whole(in, name);
        if (whole < 0 || whole > 0xFFFF_FFFFL) {
            throw mismatch(name);
        }
        return (int) whole;
    }

    private static long whole(JsonParser in, String name) throws IOException {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw mismatch(name);
        }
        String text = in.getText();
        if (text.length() > MOST_DIGITS || !NUMBER.matcher(text).matches()) {
            throw mismatch(name);
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        // Compared by digits first: 1e999999999 must not be written out.
        if (value.scale() > 0 || (long) value.precision() - value.scale() > 10) {
            throw mismatch(name);
        }
        return value.longValue();
    }

    private static Object constant(JsonParser in, String name, Class<?> type) throws IOException {
        Object[] constants = type.getEnumConstants();
        if (in.currentToken().isNumeric()) {
            int number = number(in, name);
            // An unknown number has no constant; the first one stands for it.
            return constants[number >= 0 && number < constants.length ? number : 0];
        }
        String wanted = text(in, name);
        for (Object constant : constants) {
            if (constant.toString().equals(wanted)) {
                return constant;
            }
        }
        return constants[0];
    }

    private static Bytes bytes(String name, String text) throws Malformed {
        try {
            return Bytes.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            throw mismatch(name);
        }
    }

    private static Instant time(String name, String text) throws Malformed {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            if (time.getYear() < 1 || time.getYear() > 9999) {
                throw mismatch(name);
            }
            return time.toInstant();
        } catch (DateTimeException e) {
            throw mismatch(name);
        }
    }

    private static Malformed mismatch(String name) {
        return new Malformed("field " + name + " has another type");
    }
}
