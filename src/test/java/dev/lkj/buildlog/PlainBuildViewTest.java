package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.term.StatusArea;
import dev.lkj.term.Terminal;
import dev.lkj.term.TerminalSize;
import dev.lkj.testing.FakeTime;
import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.BuildVertex;
import dev.lkj.wire.BuildVertexLog;
import dev.lkj.wire.BuildVertexStatus;
import dev.lkj.wire.BuildVertexWarning;
import dev.lkj.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainBuildViewTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

    private final FakeTime time = FakeTime.at("2030-01-01T00:00:00Z");
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PlainBuildView view = new PlainBuildView(
            StatusArea.on(
                    Terminal.of(Map.of(), false, false, () -> TerminalSize.USUAL),
                    new PrintStream(written, false, StandardCharsets.UTF_8)),
            time);

    @Test
    void writesNamesAndLinesAtOnce() {
        begin("a");
        assertThat(text()).isEqualTo("#1 a\n");
        log("a", "one\ntwo", 1_500);
        assertThat(text()).isEqualTo("#1 a\n#1 1.500 one\n");
    }

    @Test
    void showsSecondsWithFewerDecimalsTheMoreTheyAre() {
        begin("a");
        log("a", "x\n", 9_999);
        log("a", "y\n", 12_345);
        log("a", "z\n", 123_456);
        assertThat(text()).endsWith("#1 9.999 x\n#1 12.35 y\n#1 123.5 z\n");
    }

    @Test
    void writesTheEndOfAStepWhenItDoesNotBeginAgain() {
        begin("a");
        end("a", 1_000);
        assertThat(text()).isEqualTo("#1 a\n");
        pass(200);
        assertThat(text()).isEqualTo("#1 a\n#1 DONE 1.0s\n");
    }

    @Test
    void aStepThatBeginsAgainAtOnceEndsOnce() {
        begin("a");
        end("a", 1_000);
        view.accept(vertex("a", T0.plusSeconds(2), null, ""));
        pass(1_000);
        view.accept(vertex("a", T0.plusSeconds(2), T0.plusSeconds(4), ""));
        view.finish();
        assertThat(text()).isEqualTo("#1 a\n#1 DONE 3.0s\n");
    }

    @Test
    void aStepThatBeginsAgainLateHasItsNameAgain() {
        begin("a");
        end("a", 1_000);
        pass(200);
        view.accept(vertex("a", T0.plusSeconds(2), null, ""));
        assertThat(text()).isEqualTo("#1 a\n#1 DONE 1.0s\n\n#1 a\n");
    }

    @Test
    void doesNotMixStepsThatRunSideBySide() {
        begin("a");
        begin("b");
        log("b", "from b\n", 100);
        log("a", "from a\n", 200);
        assertThat(text()).isEqualTo("#1 a\n#1 0.200 from a\n");
        end("a", 300);
        pass(200);
        assertThat(text()).endsWith("#1 DONE 0.3s\n\n#2 b\n#2 0.100 from b\n");
    }

    @Test
    void afterAWhileAnotherStepHasItsTurn() {
        begin("a");
        begin("b");
        log("b", "from b\n", 100);
        pass(5_000);
        log("a", "from a\n", 5_000);
        assertThat(text()).isEqualTo("#1 a\n#1 ...\n\n#2 b\n#2 0.100 from b\n");
        pass(5_000);
        assertThat(text()).endsWith("#2 ...\n\n#1 a\n#1 5.000 from a\n");
    }

    @Test
    void aStepWithManyLinesIsWrittenAtOnceAndLosesNone() {
        begin("a");
        begin("b");
        log("b", "line\n".repeat(3_000), 100);
        assertThat(text().lines().filter(line -> line.equals("#2 0.100 line"))).hasSize(3_000);
    }

    @Test
    void tellsTransfersAtTheirEndAndNowAndThen() {
        begin("a");
        for (int second = 0; second <= 12; second++) {
            view.accept(progress(second, false));
        }
        view.accept(progress(13, true));
        assertThat(text()).isEqualTo("""
                #1 a
                #1 layer 50.00MB / 130.00MB 5.0s
                #1 layer 100.00MB / 130.00MB 10.0s
                #1 layer 130.00MB / 130.00MB 13.0s done
                """);
    }

    @Test
    void writesAWarningThatComesAfterTheEnd() {
        begin("a");
        end("a", 1_000);
        pass(200);
        view.accept(new BuildStatus(
                List.of(),
                List.of(),
                List.of(),
                List.of(new BuildVertexWarning("a", 1, Bytes.of("casing\n"), List.of(), ""))));
        assertThat(text()).isEqualTo("#1 a\n#1 DONE 1.0s\n\n#1 WARN: casing\n");
    }

    @Test
    void writesErrorsOnOneLine() {
        view.accept(vertex("a", T0, T0, "broken\nhere\u001b[2J"));
        view.accept(vertex("b", T0, T0, "context canceled"));
        view.finish();
        assertThat(text()).isEqualTo("#1 a\n#1 ERROR: broken here\\x1b[2J\n\n#2 b\n#2 CANCELED\n");
    }

    @Test
    void saysOnceAMinuteThatItStillRuns() {
        begin("a");
        pass(59_900);
        assertThat(text()).isEqualTo("#1 a\n");
        pass(100);
        pass(59_900);
        assertThat(text()).isEqualTo("#1 a\n#1 still running, 60.0s\n");
        pass(100);
        assertThat(text()).endsWith("#1 still running, 2m00s\n");
    }

    @Test
    void saysThatItWaitsWhenNoStepRuns() {
        pass(60_000);
        assertThat(text()).isEqualTo("waiting for the next step\n");
    }

    @Test
    void whenTheStreamIsCutWritesWhatIsPending() {
        begin("a");
        begin("b");
        log("a", "no end", 100);
        log("b", "from b\n", 100);
        view.finish();
        assertThat(text()).isEqualTo("#1 a\n#1 0.100 no end\n#1 ...\n\n#2 b\n#2 0.100 from b\n#2 ...\n");
    }

    private void begin(String digest) {
        view.accept(vertex(digest, T0, null, ""));
    }

    private void end(String digest, long afterMillis) {
        view.accept(vertex(digest, T0, T0.plusMillis(afterMillis), ""));
    }

    private void log(String digest, String text, long atMillis) {
        view.accept(new BuildStatus(
                List.of(),
                List.of(),
                List.of(new BuildVertexLog(digest, 1, Bytes.of(text), T0.plusMillis(atMillis))),
                List.of()));
    }

    private void pass(long millis) {
        time.pause(Duration.ofMillis(millis));
        view.tick();
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static BuildStatus vertex(String digest, Instant started, @Nullable Instant completed, String error) {
        return new BuildStatus(
                List.of(new BuildVertex(digest, List.of(), digest, started, completed, false, error, null)),
                List.of(),
                List.of(),
                List.of());
    }

    private static BuildStatus progress(int second, boolean done) {
        Instant now = T0.plusSeconds(second);
        return new BuildStatus(
                List.of(),
                List.of(new BuildVertexStatus(
                        "layer", "a", "", 130_000_000, second * 10_000_000L, now, T0, done ? now : null)),
                List.of(),
                List.of());
    }
}
