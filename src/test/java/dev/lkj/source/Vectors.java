package dev.lkj.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The recorded cases that every implementation has to meet. */
public final class Vectors {
    private Vectors() {}

    public static Stream<JsonNode> of(String file, String list) {
        try (InputStream in = Vectors.class.getResourceAsStream("/contract/" + file)) {
            JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(in, file));
            return StreamSupport.stream(all.get(list).spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
