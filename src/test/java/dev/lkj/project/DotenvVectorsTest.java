package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DotenvVectorsTest {

    @TestFactory
    Stream<DynamicTest> readsEveryVectorAsGodotenvDoes() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream in = DotenvVectorsTest.class.getResourceAsStream("/contract/dotenv.json")) {
            for (JsonNode vector : new JsonMapper().readTree(in).get("cases")) {
                String id = vector.get("id").textValue();
                tests.add(DynamicTest.dynamicTest(id + " " + vector.path("note").asText(), () -> check(vector)));
            }
        }
        assertThat(tests).hasSize(89);
        return tests.stream();
    }

    private static void check(JsonNode vector) throws DotenvException {
        String text = vector.get("text").textValue();
        if (vector.path("error").asBoolean()) {
            // Only the kind of mistake: the reference's text goes on with a part of the line.
            String kind = vector.path("error_contains").asText().replaceAll(" character \"[^\"]*\"", " character");
            assertThatThrownBy(() -> Dotenv.of(text)).hasMessageContaining(kind.replaceAll("(value) .*", "$1"));
            return;
        }
        Map<String, String> expected = new LinkedHashMap<>();
        vector.get("expected")
                .properties()
                .forEach(member ->
                        expected.put(member.getKey(), member.getValue().textValue()));
        assertThat(Dotenv.of(text).values()).isEqualTo(expected);
    }
}
