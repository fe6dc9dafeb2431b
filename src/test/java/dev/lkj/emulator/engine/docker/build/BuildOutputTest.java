package dev.lkj.emulator.engine.docker.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lkj.emulator.engine.BuildFailure;
import dev.lkj.emulator.engine.BuildLog;
import dev.lkj.testing.FakeTime;
import dev.lkj.wire.BuildVertex;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildOutputTest {
    private final BuildLog log = new BuildLog();
    private final BuildOutput output =
            new BuildOutput("image", new FakeTime(Instant.parse("2026-03-04T10:15:00Z")), log);

    private BuildFailure failure(InputStream answer) {
        return catchThrowableOfType(BuildFailure.class, () -> output.read(answer));
    }

    @ParameterizedTest
    @CsvSource({
        "engine20.10, executor failed running [",
        "engine28, 'process \"/bin/sh -c echo'",
    })
    void failureOfBuildkitSaysWhatItsClientSays(String engine, String start) throws IOException {
        assertThat(failure(Samples.stream("docker-api-build-v2-" + engine + "-fr.jsonl")))
                .message()
                .startsWith("failed to solve: " + start)
                .endsWith("exit code: 1");
        assertThat(log.errors()).singleElement().asString().endsWith("exit code: 1");
        assertThat(log.output())
                .containsExactly(
                        "Collecting livekit-agents", "ERROR: No matching distribution found for livekit-agents==99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine20.10", "engine28"})
    void buildkitsOwnLastWordsAreNoStep(String engine) throws Exception {
        output.read(Samples.stream("docker-api-build-v2-" + engine + "-ok.jsonl"));

        assertThat(log.names()).last().asString().isEqualTo("exporting to image");
        assertThat(log.steps()).allMatch(step -> step.completed() != null, "is complete");
        assertThat(log.undeclared()).isEmpty();
    }

    @Test
    void podmansTextBecomesSteps() throws IOException {
        assertThat(failure(Samples.stream("classic-podman4.3-fail.jsonl")))
                .hasMessage("building at STEP \"RUN exit 3\": while running runtime: exit status 3");

        assertThat(log.names())
                .containsExactly(
                        "[stage-0 1/3] FROM scratch AS tools",
                        "[stage-0 2/3] COPY busybox /bin/busybox",
                        "[stage-0 3/3] RUN [\"/bin/busybox\",\"--install\",\"-s\",\"/bin\"]",
                        "[stage-1 1/3] FROM e886330f74061e06cef6aa92b66b48481bd04873a15000bc58fae30e2360ddc3",
                        "[stage-1 2/3] RUN echo told by a step; echo and an error >&2",
                        "[stage-1 3/3] RUN exit 3");
        assertThat(log.output()).containsExactly("told by a step", "and an error");
        assertThat(log.steps()).extracting(BuildVertex::cached).containsExactly(false, true, true, false, false, false);
        assertThat(log.steps())
                .last()
                .extracting(BuildVertex::error)
                .isEqualTo("building at STEP \"RUN exit 3\": while running runtime: exit status 3");
    }

    @Test
    void textOfDockersFormerBuilderBecomesSteps() throws IOException {
        assertThat(failure(Samples.stream("classic-engine20.10-fail.jsonl")))
                .hasMessage("The command '/bin/sh -c exit 3' returned a non-zero code: 3");

        assertThat(log.names())
                .hasSize(6)
                .startsWith("[1/6] FROM scratch AS tools")
                .endsWith("[6/6] RUN exit 3");
        assertThat(log.output()).containsExactly("told by a step", "and an error");
        assertThat(log.errors()).containsExactly("The command '/bin/sh -c exit 3' returned a non-zero code: 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine20.10", "podman4.3"})
    void cachedStepsAreSaidToBe(String engine) throws Exception {
        output.read(Samples.stream("classic-" + engine + "-cached.jsonl"));

        assertThat(log.steps())
                .filteredOn(step -> !step.name().contains("FROM"))
                .hasSize(3)
                .allMatch(BuildVertex::cached, "is cached");
        assertThat(log.output()).isEmpty();
        assertThat(log.steps()).allMatch(step -> step.completed() != null, "is complete");
    }

    @Test
    void whatIsSaidBeforeTheFirstStepHasAStepOfItsOwn() throws Exception {
        output.read(Samples.stream(List.of(
                "{\"status\":\"Pulling from library/x\",\"id\":\"latest\"}",
                "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":1},\"id\":\"abc\"}",
                "{\"stream\":\"half a \"}",
                "{\"stream\":\"line\"}")));

        assertThat(log.names()).containsExactly("[internal] prepare the build");
        assertThat(log.output()).containsExactly("latest: Pulling from library/x", "half a line");
    }

    @Test
    void failureBeforeTheFirstStepIsAFailure() {
        assertThat(failure(Samples.stream(List.of("{\"error\":\"no Dockerfile\"}"))))
                .hasMessage("no Dockerfile");
        assertThat(log.steps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic-podman4.3-cached.jsonl", "docker-api-build-v2-engine28-ok.jsonl"})
    void aStreamThatIsCutWithinAMessageIsNoSuccess(String sample) throws IOException {
        List<String> lines = Samples.lines(sample);
        String cut = lines.get(4).substring(0, lines.get(4).length() - 3);

        assertThatThrownBy(() -> output.read(Samples.stream(List.of(lines.get(0), lines.get(1), cut))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aStepThatWasRunningWhenTheStreamWasCutHasFailed() {
        assertThatThrownBy(() -> output.read(Samples.stream(List.of("{\"stream\":\"STEP 1/2: FROM x\\n\"}", "{\"str"))))
                .isInstanceOf(IOException.class);

        assertThat(log.errors()).containsExactly("the build was cut off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{\"id\":\"moby.buildkit.trace\",\"aux\":\"?\"}",
                "{\"id\":\"moby.buildkit.trace\",\"aux\":\"Cg==\"}"
            })
    void whatIsNoAnswerOfABuilderIsSaid(String text) {
        assertThatThrownBy(() -> output.read(Samples.stream(List.of(text)))).isInstanceOf(IOException.class);
    }
}
