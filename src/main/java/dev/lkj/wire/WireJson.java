package dev.lkj.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The JSON form of the messages as a client reads and writes them (proto3 JSON mapping).
 *
 * <p>Reading accepts snake_case and lowerCamelCase, skips unknown fields, and takes absent and null as the default.
 * Writing leaves out what is not set.
 */
public final class WireJson {
    private static final ObjectMapper SNAKE =
            mapper().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    private static final ObjectMapper CAMEL = mapper().build();

    private WireJson() {}

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .addModule(new WireModule())
                .annotationIntrospector(new CamelCaseAliases())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    /** Reads a message of the API, or a line of a build's stream, whichever way its fields are written. */
    public static ObjectReader reader(Class<?> message) {
        return SNAKE.readerFor(message);
    }

    /** Writes a request: snake_case, only what is set. */
    public static ObjectWriter requestWriter() {
        return SNAKE.writer();
    }

    /** Writes an answer for people and scripts: lowerCamelCase, only what is set, indented by two blanks. */
    public static ObjectWriter displayWriter() {
        return CAMEL.writer(new IndentedPrinter());
    }
}
