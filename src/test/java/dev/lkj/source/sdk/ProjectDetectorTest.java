package dev.lkj.source.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.source.TestTree;
import dev.lkj.source.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProjectDetectorTest {
    @TempDir
    private Path folder;

    static Stream<JsonNode> cases() {
        return Vectors.of("project-type.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void detectsAsRecorded(JsonNode testCase) throws IOException {
        TestTree tree = new TestTree(folder);
        for (Map.Entry<String, JsonNode> file : testCase.get("files").properties()) {
            tree.file(file.getKey(), file.getValue().asText());
        }
        if (testCase.has("error")) {
            assertThat(ProjectDetector.detect(folder)).isEmpty();
            assertThat(ProjectDetector.EXPECTED).isEqualTo(testCase.get("error").asText());
        } else {
            assertThat(ProjectDetector.detect(folder))
                    .map(ProjectType::label)
                    .hasValue(testCase.get("type").asText());
        }
    }

    @Test
    void folderOfTheNameCounts() throws IOException {
        new TestTree(folder).folder("package.json");
        assertThat(ProjectDetector.detect(folder)).hasValue(ProjectType.NODE);
    }

    @Test
    void linkToNothingDoesNotCount() throws IOException {
        new TestTree(folder).link("package.json", "nowhere");
        assertThat(ProjectDetector.detect(folder)).isEmpty();
    }
}
