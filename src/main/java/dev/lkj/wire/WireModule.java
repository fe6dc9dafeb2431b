package dev.lkj.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** How times and enums stand in JSON: RFC 3339, and names of which unknown ones become the first constant. */
final class WireModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    WireModule() {
        addDeserializer(Instant.class, new InstantReader());
        addSerializer(Instant.class, new InstantWriter());
        addDeserializer(Bytes.class, new BytesReader());
        addSerializer(Bytes.class, new BytesWriter());
        addDeserializer(AgentEventType.class, new EnumReader<>(AgentEventType.class));
        addDeserializer(AgentSecretKind.class, new EnumReader<>(AgentSecretKind.class));
        addDeserializer(PrivateLinkStatus.Status.class, new EnumReader<>(PrivateLinkStatus.Status.class));
    }

    private static final class InstantReader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return OffsetDateTime.parse(parser.getText(), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .toInstant();
            } catch (DateTimeException e) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, parser.getText(), "not an RFC 3339 time");
            }
        }
    }

    private static final class InstantWriter extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.toString());
        }
    }

    private static final class BytesReader extends StdScalarDeserializer<Bytes> {
        private static final long serialVersionUID = 1L;

        BytesReader() {
            super(Bytes.class);
        }

        @Override
        public Bytes deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                String text = parser.getText().replace('-', '+').replace('_', '/');
                return Bytes.of(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                return (Bytes) context.handleWeirdStringValue(Bytes.class, "…", "not base64");
            }
        }
    }

    private static final class BytesWriter extends StdScalarSerializer<Bytes> {
        private static final long serialVersionUID = 1L;

        BytesWriter() {
            super(Bytes.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Bytes value) {
            return value.length() == 0;
        }

        @Override
        public void serialize(Bytes value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.base64());
        }
    }

    private static final class EnumReader<E extends Enum<E>> extends StdScalarDeserializer<E> {
        private static final long serialVersionUID = 1L;

        private final E[] constants;

        EnumReader(Class<E> type) {
            super(type);
            constants = type.getEnumConstants();
        }

        @Override
        public E deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                int number = parser.getIntValue();
                return number >= 0 && number < constants.length ? constants[number] : constants[0];
            }
            String name = parser.getText();
            for (E constant : constants) {
                if (constant.name().equals(name)) {
                    return constant;
                }
            }
            return constants[0];
        }
    }
}
