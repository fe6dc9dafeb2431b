package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.BuildVertex;
import dev.lkj.wire.BuildVertexLog;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildFailureTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final String DOCKERFILE = """
            FROM python:3.13
            WORKDIR /app
            RUN apt-get update
            RUN true
            RUN true
            RUN true
            RUN true
            RUN true
            RUN true
            COPY pyproject.toml uv.lock ./
            ENV UV_LINK_MODE=copy
            RUN uv sync --locked
            COPY . .
            """;

    @Test
    void looksAsDrawn() {
        BuildLog log = failing(
                "[11/12] RUN uv sync --locked",
                "error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.\n",
                "process \"/bin/sh -c uv sync --locked\" did not complete successfully: exit code: 1");
        BuildFailure failure =
                BuildFailure.of(log, "failed to solve", DOCKERFILE).get(0);
        assertThat(text(new BuildFailureView(Glyphs.UNICODE).fitted(failure, 80)))
                .isEqualTo("""
                ✗ Build failed in step [11/12] RUN uv sync --locked                     9.9s

                  Dockerfile:12
                    10 │ COPY pyproject.toml uv.lock ./
                    11 │ ENV UV_LINK_MODE=copy
                  > 12 │ RUN uv sync --locked
                    13 │ COPY . .

                  error: The lockfile at `uv.lock` needs to be updated, but `--locked` was
                  provided.""");
        assertThat(failure.remedy()).isEqualTo("run `uv lock`");
        assertThat(text(new BuildFailureView(Glyphs.ASCII).plain(failure))).isEqualTo("""
                Build failed in step [11/12] RUN uv sync --locked (9.9s)

                  Dockerfile:12
                    10 | COPY pyproject.toml uv.lock ./
                    11 | ENV UV_LINK_MODE=copy
                  > 12 | RUN uv sync --locked
                    13 | COPY . .

                  error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.""");
    }

    @ParameterizedTest
    @CsvSource({
        "buildctl0.29-fail-run, 4",
        "buildx0.29-engine20.10-fail-run, 4",
        "buildx0.29-engine28-fail-run, 4",
        "buildx0.29-engine28-fail-base, 1",
        "buildx0.29-engine28-fail-copy, 2",
        "buildx0.29-engine28-fail-parse, 2",
    })
    void pointsAtTheLineThatBuildKitPointsAt(String name, int line) throws IOException {
        String dockerfile = switch (name) {
            case "buildx0.29-engine28-fail-base" -> "FROM 127.0.0.1:5000/nosuch:1\nRUN true\n";
            case "buildx0.29-engine28-fail-copy" -> "FROM scratch\nCOPY nosuchfile /x\n";
            case "buildx0.29-engine28-fail-parse" -> "FROM scratch\nCOPPY a b\n";
            default -> """
                        FROM 127.0.0.1:5000/debian:local
                        WORKDIR /app
                        COPY requirements.txt .
                        RUN echo "Collecting livekit-agents"; echo "ERROR: No matching distribution found for livekit-agents==99" >&2; exit 1
                        CMD ["true"]
                        """;
        };
        String stream = name + ".rawjson";
        List<String> text = Streams.text(stream).lines().toList();
        List<BuildFailure> failures = BuildFailure.of(Streams.folded(stream), text.get(text.size() - 1), dockerfile);
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).excerpt())
                .isNotNull()
                .extracting(DockerfileExcerpt::line)
                .isEqualTo(line);
        Goldens.check(
                name + ".failure.txt",
                text(new BuildFailureView(Glyphs.UNICODE).fitted(failures.get(0), 80)) + "\n\n hint: "
                        + failures.get(0).remedy() + "\n");
    }

    @Test
    void aCancelledBuildHasOnlyItsMessage() {
        BuildLog log = Streams.folded("buildx0.29-engine28-cancelled.rawjson");
        assertThat(BuildFailure.of(log, "", "")).isEmpty();
        BuildFailure failure = BuildFailure.of(log, "failed to solve: Canceled: context canceled", "")
                .get(0);
        assertThat(failure.step()).isEmpty();
        assertThat(text(new BuildFailureView(Glyphs.UNICODE).fitted(failure, 80)))
                .isEqualTo("✗ Build failed\n\n  failed to solve: Canceled: context canceled");
    }

    @Test
    void showsTheLastTenLines() {
        BuildLog log = failing("[2/2] RUN x", "line\n".repeat(20) + "last, without an end", "exit code: 1");
        assertThat(BuildFailure.of(log, "", "").get(0).output()).hasSize(10).endsWith("line", "last, without an end");
    }

    @Test
    void showsAnUnusualExitCode() {
        BuildLog log = failing("[2/2] RUN x", "Killed\n", "process \"x\" did not complete: exit code: 137");
        assertThat(BuildFailure.of(log, "", "").get(0).output()).containsExactly("Killed", "exit code: 137");
    }

    @Test
    void ofAStepThatWroteNothingShowsTheError() {
        BuildLog log = failing("[2/2] RUN false", "", "process \"false\" did not complete: exit code: 1");
        assertThat(BuildFailure.of(log, "", "").get(0).output())
                .containsExactly("process \"false\" did not complete: exit code: 1");
    }

    @Test
    void showsEveryStepThatFailedByItself() {
        BuildLog log = failing("[a 1/1] RUN x", "", "exit code: 1");
        log.apply(vertex("[b 1/1] RUN y", "exit code: 2"));
        log.apply(vertex("[c 1/1] RUN z", "exit code: 137: context canceled"));
        assertThat(BuildFailure.of(log, "", ""))
                .extracting(BuildFailure::step)
                .containsExactly("[a 1/1] RUN x", "[b 1/1] RUN y");
    }

    @Test
    void whatItShowsIsSafe() {
        BuildLog log = failing("[1/1] RUN \u001b[2J", "\u001b]0;x\u0007\u202e\n", "exit code: 1");
        String text = text(new BuildFailureView(Glyphs.UNICODE)
                .fitted(
                        BuildFailure.of(log, "", "FROM scratch\nRUN \u001b[2J\n")
                                .get(0),
                        80));
        assertThat(text).contains("RUN \\x1b[2J").contains("\\u{202e}").doesNotContain("\u001b");
    }

    private static BuildLog failing(String step, String output, String error) {
        BuildLog log = new BuildLog();
        log.apply(vertex(step, error));
        log.apply(new BuildStatus(
                List.of(), List.of(), List.of(new BuildVertexLog(step, 2, Bytes.of(output), T0)), List.of()));
        return log;
    }

    private static BuildStatus vertex(String name, String error) {
        return new BuildStatus(
                List.of(new BuildVertex(name, List.of(), name, T0, T0.plusMillis(9_900), false, error, null)),
                List.of(),
                List.of(),
                List.of());
    }

    private static String text(List<Line> lines) {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
