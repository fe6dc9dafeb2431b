package dev.lkj.source.ignore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.source.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The matcher alone, on patterns that are not lines of a file: comments and leading slashes have no meaning. */
final class DockerPatternVectorsTest {

    static Stream<JsonNode> cases() {
        return Vectors.of("ignore-match.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judgesAsRecorded(JsonNode testCase) throws MalformedPatternException {
        List<String> lines = Vectors.texts(testCase.get("patterns")).toList();
        if (testCase.has("error") || isRefusedHere(testCase)) {
            assertThatExceptionOfType(MalformedPatternException.class).isThrownBy(() -> parse(lines));
        } else {
            String path = testCase.get("path").asText();
            assertThat(isIgnored(parse(lines), path))
                    .isEqualTo(testCase.get("ignored").asBoolean());
        }
    }

    /** The list holds a pattern that would fail late, but for this path is never asked; here it is always an error. */
    private static boolean isRefusedHere(JsonNode testCase) {
        return testCase.get("id").asText().equals("im-172");
    }

    private static List<DockerPattern> parse(List<String> lines) throws MalformedPatternException {
        List<DockerPattern> patterns = new ArrayList<>();
        for (String line : lines) {
            DockerPattern.parse(line).ifPresent(patterns::add);
        }
        return patterns;
    }

    private static boolean isIgnored(List<DockerPattern> patterns, String path) {
        boolean ignored = false;
        for (DockerPattern pattern : patterns) {
            if (prefixes(path).anyMatch(pattern::matches)) {
                ignored = !pattern.negated();
            }
        }
        return ignored;
    }

    private static Stream<String> prefixes(String path) {
        return Stream.iterate(path, p -> !p.isEmpty(), p -> p.substring(0, Math.max(p.lastIndexOf('/'), 0)));
    }
}
