package dev.lkj.emulator.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a tree from the parser alone, for what every emulator reads: without the mapper, which is slow to make. */
public final class TreeReader {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeReader() {}

    /** The first value of a text, whatever stands behind it; a missing node when there is none. */
    public static JsonNode read(byte[] text) throws IOException {
        try (JsonParser in = FACTORY.createParser(text)) {
            JsonToken token = in.nextToken();
            return token == null ? MissingNode.getInstance() : value(in, token);
        }
    }

    private static JsonNode value(JsonParser in, @Nullable JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            ObjectNode object = NODES.objectNode();
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                object.set(name, value(in, in.nextToken()));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = NODES.arrayNode();
            for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                array.add(value(in, next));
            }
            return array;
        }
        if (token == JsonToken.VALUE_STRING) {
            return NODES.textNode(in.getText());
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return NODES.numberNode(in.getBigIntegerValue());
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return NODES.numberNode(in.getDoubleValue());
        }
        return token == JsonToken.VALUE_NULL ? NODES.nullNode() : NODES.booleanNode(token == JsonToken.VALUE_TRUE);
    }
}
