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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values that are no lists, maps or messages; strict about their JSON type. */
final class JsonScalars {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,9})?");
    /** RFC 3339: date and time, then Z or an offset of hours and minutes. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(?:Z|([+-])([01]\\d|2[0-4]):([0-5]\\d|60))");

    private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");
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
        boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        // Padding is either there as a whole or not at all, and line ends do not count.
        if (text.length() % 4 != 0 && text.indexOf('=') >= 0) {
            throw mismatch(name);
        }
        String plain = text.replace("\r", "").replace("\n", "");
        try {
            Base64.Decoder decoder = url ? Base64.getUrlDecoder() : Base64.getDecoder();
            return Bytes.of(decoder.decode(plain));
        } catch (IllegalArgumentException e) {
            throw mismatch(name);
        }
    }

    private static Instant time(String name, String text) throws Malformed {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw mismatch(name);
        }
        try {
            Instant time = LocalDateTime.parse(parts.group(1), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .toInstant(ZoneOffset.UTC)
                    .minusSeconds(offset(parts));
            if (time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME)) {
                throw mismatch(name);
            }
            return time;
        } catch (DateTimeException e) {
            throw mismatch(name);
        }
    }

    /** Seconds east of UTC; up to a day, of which the JDK's own type knows eighteen hours only. */
    private static long offset(Matcher parts) {
        if (parts.group(2) == null) {
            return 0;
        }
        long seconds = Long.parseLong(parts.group(3)) * 3600 + Long.parseLong(parts.group(4)) * 60;
        return parts.group(2).equals("-") ? -seconds : seconds;
    }

    private static Malformed mismatch(String name) {
        return new Malformed("field " + name + " has another type");
    }
}
