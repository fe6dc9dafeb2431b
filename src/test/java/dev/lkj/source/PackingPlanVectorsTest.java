package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PackingPlanVectorsTest {
    @TempDir
    private Path folder;

    static Stream<JsonNode> cases() {
        return Vectors.of("archive-entries.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void packsWhatTheCaseSays(JsonNode testCase) throws Exception {
        TestTree tree = new TestTree(folder).create(testCase.get("tree"));
        if (testCase.has("error")) {
            JsonNode error = testCase.get("error");
            assertThatThrownBy(tree::plan)
                    .isInstanceOfSatisfying(
                            LkjException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                    .hasMessageStartingWith(error.get("file").asText() + ":" + error.get("line") + ": ");
        } else {
            assertThat(tree.packed())
                    .containsExactlyElementsOf(
                            Vectors.texts(testCase.get("entries")).toList());
        }
    }
}
