package dev.lkj.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The recorded facts about the service that tests compare with. */
final class Contract {
    private Contract() {}

    static InputStream open(String name) {
        return Objects.requireNonNull(Contract.class.getResourceAsStream("/contract/" + name), name);
    }

    /** The members of a vector file's {@code cases}. */
    static List<JsonNode> cases(String name) throws IOException {
        try (InputStream in = open(name)) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(in).path("cases").spliterator(), false)
                    .toList();
        }
    }
}
