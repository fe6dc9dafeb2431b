package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.TerminalSize;
import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.BuildVertex;
import dev.lkj.wire.BuildVertexLog;
import dev.lkj.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveLayoutTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

    private final BuildLog log = new BuildLog();

    @Test
    void looksAsDrawn() {
        for (int i = 1; i <= 8; i++) {
            vertex("[stage-" + i + " 1/1] RUN x", T0, true, "");
        }
        vertex("[build 3/7] COPY pyproject.toml uv.lock ./", T0, true, "");
        for (int i = 5; i <= 8; i++) {
            vertex("[build " + i + "/7] RUN later", null, false, "");
        }
        vertex("[build 4/7] RUN uv sync --locked", T0.plusMillis(2_500), false, "");
        write("[build 4/7] RUN uv sync --locked", """
                Resolved
                Downloaded torch
                Downloaded livekit-agents
                Prepared 84 packages in 6.41s
                """);
        assertThat(lines(80, 7)).isEqualTo("""
                ◐ Building    9/14                                                     12.3s
                  ✓ [build 3/7] COPY pyproject.toml uv.lock ./                        cached
                  ◐ [build 4/7] RUN uv sync --locked                                    9.8s
                    │ Downloaded torch
                    │ Downloaded livekit-agents
                    │ Prepared 84 packages in 6.41s""");
    }

    @Test
    void saysHowManyStepsFindNoRoom() {
        for (int i = 1; i <= 9; i++) {
            vertex("[s" + i + " 1/1] RUN x", T0.plusMillis(12_200), false, "");
        }
        assertThat(lines(30, 5)).isEqualTo("""
                ◐ Building    0/9       12.3s
                  ◐ [s1 1/1] RUN x       0.1s
                  ◐ [s2 1/1] RUN x       0.1s
                  and 7 more steps""");
    }

    @Test
    void neverHasMoreLinesThanFit() {
        for (int i = 1; i <= 30; i++) {
            vertex("[s" + i + " 1/1] RUN x", T0, i % 3 == 0, i % 5 == 0 ? "broken" : "");
            write("[s" + i + " 1/1] RUN x", "a\nb\nc\nd\n");
        }
        for (int rows = 2; rows < 60; rows++) {
            LiveLayout layout = new LiveLayout(log, new TerminalSize(80, rows), Glyphs.UNICODE, T0);
            assertThat(layout.lines(Duration.ZERO)).hasSizeBetween(1, Math.min(rows - 1, 16));
        }
    }

    @Test
    void showsAFailureBeforeWhatEndedAfterIt() {
        vertex("[a 1/1] RUN false", T0, false, "exit code: 1");
        vertex("[b 1/1] RUN x", T0, false, "context canceled");
        vertex("[c 1/1] RUN x", T0, true, "");
        vertex("[d 1/1] RUN x", T0, true, "");
        vertex("[e 1/1] RUN x", T0, true, "");
        assertThat(lines(40, 5))
                .contains("✗ [a 1/1] RUN false")
                .contains("[e 1/1]")
                .doesNotContain("[c 1/1]");
        assertThat(lines(40, 4)).contains("✗ [a 1/1] RUN false").contains("[e 1/1]");
    }

    @Test
    void showsWhatIsInternalOnlyWhileItRuns() {
        vertex("[internal] load build context", T0, false, "");
        assertThat(lines(80, 24)).contains("[internal] load build context");
        vertex("[internal] load build context", T0, true, "");
        assertThat(lines(80, 24)).doesNotContain("[internal]");
    }

    @Test
    void letsNothingFromTheBuildActOnTheTerminal() {
        vertex("[a 1/1] RUN \u001b[2J\u0007", T0, false, "");
        write("[a 1/1] RUN \u001b[2J\u0007", "x\u001b]0;title\u0007y\u009b2J\n");
        assertThat(lines(80, 24)).contains("RUN \\x1b[2J\\x07").contains("xy\\x9b2J");
    }

    private String lines(int columns, int rows) {
        LiveLayout layout = new LiveLayout(log, new TerminalSize(columns, rows), Glyphs.UNICODE, T0.plusMillis(12_300));
        return layout.lines(Duration.ofMillis(12_300)).stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /** A step of which the digest is the name; when cached or failed, it has ended. */
    private void vertex(String name, @Nullable Instant started, boolean cached, String error) {
        Instant completed = cached || !error.isEmpty() ? started : null;
        log.apply(new BuildStatus(
                List.of(new BuildVertex(name, List.of(), name, started, completed, cached, error, null)),
                List.of(),
                List.of(),
                List.of()));
    }

    private void write(String digest, String text) {
        log.apply(new BuildStatus(
                List.of(), List.of(), List.of(new BuildVertexLog(digest, 1, Bytes.of(text), T0)), List.of()));
    }
}
