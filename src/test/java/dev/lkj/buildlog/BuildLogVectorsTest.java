package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.wire.BuildVertexStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader should hold after it took each stream to its end. */
class BuildLogVectorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"solve-status.jsonl", "solve-status-error.jsonl"})
    void holdsWhatTheStreamTold(String stream) throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(Streams.text("solve-status-summary.json"))
                .path(stream);
        BuildLog log = Streams.folded(stream);

        assertThat(Streams.of(stream)).hasSize(expected.path("status_lines").asInt());
        JsonNode steps = expected.path("vertexes_in_start_order");
        assertThat(log.steps()).hasSize(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            check(log.steps().get(i), steps.get(i));
            assertThat(log.steps().get(i).number()).isEqualTo(i + 1);
        }
        assertThat(warnings(log)).isEqualTo(warnings(expected));
    }

    private static void check(BuildStep step, JsonNode expected) {
        assertThat(step.key()).isEqualTo(expected.path("digest").asText());
        assertThat(step.name()).isEqualTo(expected.path("name").asText());
        assertThat(step.state() == StepState.CACHED)
                .isEqualTo(expected.path("cached").asBoolean());
        assertThat(step.error()).isEqualTo(expected.path("error").asText());
        assertThat(step.state().isFinished())
                .isEqualTo(expected.path("completed").asBoolean());
        assertThat(step.worked(Instant.EPOCH))
                .isEqualTo(Duration.ofMillis(Math.round(expected.path("seconds").asDouble() * 1000)));
        String log = step.log().lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
        assertThat(log).isEqualTo(expected.path("log").asText());
        assertThat(step.progress()).hasSize(expected.path("statuses").size());
        for (BuildVertexStatus progress : step.progress()) {
            JsonNode status = expected.path("statuses").path(progress.id());
            assertThat(progress.current()).isEqualTo(status.path("current").asLong(-1));
            assertThat(progress.total()).isEqualTo(status.path("total").asLong(-1));
            assertThat(progress.completed() != null)
                    .isEqualTo(status.path("completed").asBoolean());
        }
    }

    private static List<String> warnings(BuildLog log) {
        return log.steps().stream()
                .flatMap(step -> step.warnings().stream()
                        .map(each -> step.name() + "|" + each.summary().utf8() + "|" + each.url()))
                .toList();
    }

    private static List<String> warnings(JsonNode expected) {
        List<String> warnings = new ArrayList<>();
        expected.path("warnings")
                .forEach(each -> warnings.add(each.path("vertex").asText() + "|"
                        + each.path("short").asText() + "|" + each.path("url").asText()));
        return warnings;
    }
}
