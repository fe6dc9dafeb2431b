package dev.lkj.emulator.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lkj.wire.Bytes;
import dev.lkj.wire.MessageShape;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The proto3 JSON mapping as the service has it: snake_case out with all defaults, both spellings in. */
public final class JsonCodec implements MessageCodec {
    private final JsonFactory factory = new JsonFactory();

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String word() {
        return "json";
    }

    @Override
    public <T extends Record> T read(byte[] body, Class<T> message) throws Malformed {
        try (JsonParser in = factory.createParser(text(body))) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("not an object");
            }
            // What stands behind the object is not looked at.
            return message.cast(new JsonMessageReader(in).message(message));
        } catch (Malformed e) {
            throw e;
        } catch (IOException e) {
            throw new Malformed("broken JSON");
        }
    }

    /** The body up to its first bytes that are no UTF-8: behind the object they are nothing, in it the end of the text. */
    private static Reader text(byte[] body) {
        CharBuffer text = CharBuffer.allocate(body.length);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body), text, true);
        return new CharArrayReader(text.array(), 0, text.position());
    }

    @Override
    public byte[] write(Record message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            write(out, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String || value instanceof Enum<?>) {
            out.writeString(value.toString());
        } else if (value instanceof Instant time) {
            out.writeString(TimeText.of(time));
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Long number) {
            // 64-bit integers are strings in this mapping.
            out.writeString(number.toString());
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Bytes bytes) {
            out.writeString(bytes.base64());
        } else if (value instanceof List<?> list) {
            writeList(out, list);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(out, map);
        } else {
            writeMessage(out, value);
        }
    }

    private static void writeList(JsonGenerator out, List<?> list) throws IOException {
        out.writeStartArray();
        for (Object element : list) {
            write(out, element);
        }
        out.writeEndArray();
    }

    private static void writeMap(JsonGenerator out, Map<?, ?> map) throws IOException {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, element) -> sorted.put(key.toString(), element));
        out.writeStartObject();
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.writeFieldName(entry.getKey());
            write(out, entry.getValue());
        }
        out.writeEndObject();
    }

    private static void writeMessage(JsonGenerator out, Object message) throws IOException {
        out.writeStartObject();
        for (MessageShape.Field field : MessageShape.of(message.getClass()).fields()) {
            Object value = MessageShape.value(message, field);
            if (value == null && field.presence()) {
                continue;
            }
            out.writeFieldName(field.escaped());
            if (field.unsigned() && value instanceof Integer bits) {
                out.writeNumber(Integer.toUnsignedLong(bits));
            } else {
                write(out, value);
            }
        }
        out.writeEndObject();
    }
}
