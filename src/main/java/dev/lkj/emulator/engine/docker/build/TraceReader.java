package dev.lkj.emulator.engine.docker.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lkj.emulator.engine.docker.build.TraceShape.Field;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns a {@code StatusResponse} of BuildKit, in protobuf, into the JSON object that the build stream has for it. */
final class TraceReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TraceReader() {}

    /**
     * The object; without members when the message says nothing.
     *
     * @throws IOException when the bytes are no such message
     */
    static ObjectNode read(byte[] message) throws IOException {
        return read(new ProtoInput(message), TraceShape.STATUS_RESPONSE);
    }

    private static ObjectNode read(ProtoInput in, TraceShape shape) throws IOException {
        ObjectNode object = JSON.objectNode();
        shape.always().forEach(field -> object.set(field.name(), empty(field)));
        while (!in.atEnd()) {
            long tag = in.varint();
            int wireType = (int) (tag & 7);
            Field field = shape.fields().get((int) (tag >>> 3));
            if (field == null || wireType != wireType(field)) {
                in.skip(wireType);
            } else {
                put(object, field, value(in, field));
            }
        }
        return object;
    }

    private static JsonNode empty(Field field) {
        return field.kind() == TraceShape.Kind.NUMBER ? JSON.numberNode(0) : JSON.textNode("");
    }

    private static int wireType(Field field) {
        return switch (field.kind()) {
            case NUMBER, FLAG -> ProtoInput.VARINT;
            case TEXT, BYTES, TIME, MESSAGE -> ProtoInput.BYTES;
        };
    }

    private static void put(ObjectNode object, Field field, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        if (field.repeated()) {
            object.withArray(field.name()).add(value);
        } else {
            object.set(field.name(), value);
        }
    }

    /** Null for a value that is left out because it is empty. */
    private static @Nullable JsonNode value(ProtoInput in, Field field) throws IOException {
        boolean keepsEmpty = field.always() || field.repeated();
        switch (field.kind()) {
            case TEXT -> {
                String text = new String(in.bytes(), StandardCharsets.UTF_8);
                return text.isEmpty() && !keepsEmpty ? null : JSON.textNode(text);
            }
            case BYTES -> {
                Bytes bytes = Bytes.of(in.bytes());
                return bytes.length() == 0 && !keepsEmpty ? null : JSON.textNode(bytes.base64());
            }
            case NUMBER -> {
                long number = in.varint();
                return number == 0 && !keepsEmpty ? null : JSON.numberNode(number);
            }
            case FLAG -> {
                return in.varint() == 0 ? null : JSON.booleanNode(true);
            }
            case TIME -> {
                return JSON.textNode(time(in.message()));
            }
            default -> {
                return read(in.message(), field.message());
            }
        }
    }

    private static String time(ProtoInput in) throws IOException {
        long seconds = 0;
        long nanos = 0;
        while (!in.atEnd()) {
            long tag = in.varint();
            if (tag == (1 << 3 | ProtoInput.VARINT)) {
                seconds = in.varint();
            } else if (tag == (2 << 3 | ProtoInput.VARINT)) {
                nanos = in.varint();
            } else {
                in.skip((int) (tag & 7));
            }
        }
        try {
            // As BuildKit's own clients write it: no zeros at the end of the fraction.
            return Instant.ofEpochSecond(seconds, nanos).toString().replaceFirst("(\\.\\d*?)0+Z$", "$1Z");
        } catch (java.time.DateTimeException | ArithmeticException e) {
            throw ProtoInput.malformed();
        }
    }
}
