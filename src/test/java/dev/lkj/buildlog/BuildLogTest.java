package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.wire.BuildProgressGroup;
import dev.lkj.wire.BuildStatus;
import dev.lkj.wire.BuildVertex;
import dev.lkj.wire.BuildVertexStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuildLogTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

    private final BuildLog log = new BuildLog();

    @Test
    void dropsNewsOfStepsThatWereNotAnnounced() {
        assertThat(log.apply(Streams.status("""
                {"statuses":[{"id":"x","vertex":"a","current":1,"timestamp":"2026-11-22T10:00:00Z"}],
                 "logs":[{"vertex":"a","data":"eAo=","timestamp":"2026-11-22T10:00:00Z"}],
                 "warnings":[{"vertex":"a","short":"eA=="}]}"""))).isEmpty();
        announce("a", null, null);
        assertThat(log.steps()).isEmpty();
        assertThat(log.finish()).isEmpty();
    }

    @Test
    void listsAStepFromItsStart() {
        announce("a", null, null);
        announce("b", null, null);
        assertThat(log.steps()).isEmpty();
        announce("b", 1, null);
        announce("a", 2, null);
        assertThat(log.steps()).extracting(BuildStep::name).containsExactly("b", "a");
        assertThat(log.steps()).extracting(BuildStep::number).containsExactly(1, 2);
    }

    @Test
    void anAnnouncementWithoutAStartDoesNotReset() {
        announce("a", 0, 2);
        assertThat(announce("a", null, null)).isEmpty();
        BuildStep step = log.steps().get(0);
        assertThat(step.state()).isEqualTo(StepState.DONE);
        assertThat(step.worked(T0.plusSeconds(99))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aStepThatBeginsAgainSumsItsIntervals() {
        announce("a", 0, 2);
        announce("a", 5, null);
        BuildStep step = log.steps().get(0);
        assertThat(step.state()).isEqualTo(StepState.RUNNING);
        assertThat(log.finished()).isEmpty();
        assertThat(step.worked(T0.plusSeconds(6))).isEqualTo(Duration.ofSeconds(3));
        announce("a", 5, 9);
        assertThat(step.worked(T0.plusSeconds(99))).isEqualTo(Duration.ofSeconds(6));
        assertThat(log.finished()).containsExactly(step);
    }

    @Test
    void anIntervalWithoutAnEndEndsWhereTheNextBegins() {
        announce("a", 0, null);
        announce("a", 4, 5);
        assertThat(log.steps().get(0).worked(T0.plusSeconds(99))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theLatestObjectReplacesTheOneBefore() {
        log.apply(status(new BuildVertex("a", List.of(), "old", T0, T0, false, "broken", null)));
        assertThat(log.failed()).hasSize(1);
        log.apply(status(new BuildVertex("a", List.of(), "new", T0, T0.plusSeconds(1), true, "", null)));
        assertThat(log.failed()).isEmpty();
        assertThat(log.steps().get(0).name()).isEqualTo("new");
        assertThat(log.steps().get(0).state()).isEqualTo(StepState.CACHED);
    }

    @Test
    void tellsFailuresFromCancelledSteps() {
        log.apply(status(
                new BuildVertex("a", List.of(), "a", T0, T0, false, "exit code: 1", null),
                new BuildVertex("b", List.of(), "b", T0, T0, false, "exit code: 137: context canceled", null)));
        assertThat(log.failed()).extracting(BuildStep::name).containsExactly("a");
        assertThat(log.steps().get(1).state()).isEqualTo(StepState.CANCELLED);
        assertThat(log.steps().get(0).error()).isEqualTo("exit code: 1");
    }

    @Test
    void takesAnErrorOfAStepThatNeverStarted() {
        log.apply(status(new BuildVertex("a", List.of(), "a", null, null, false, "no such stage", null)));
        assertThat(log.failed()).extracting(BuildStep::name).containsExactly("a");
    }

    @Test
    void showsStepsOfAGroupAsOne() {
        BuildProgressGroup group = new BuildProgressGroup("g", "fetch everything", false);
        log.apply(status(
                new BuildVertex("a", List.of(), "fetch a", T0, T0.plusSeconds(4), true, "", group),
                new BuildVertex("b", List.of(), "fetch b", T0.plusSeconds(2), null, false, "", group)));
        assertThat(log.steps()).extracting(BuildStep::name).containsExactly("fetch everything");
        BuildStep step = log.steps().get(0);
        assertThat(step.state()).isEqualTo(StepState.RUNNING);
        log.apply(status(
                new BuildVertex("b", List.of(), "fetch b", T0.plusSeconds(2), T0.plusSeconds(6), false, "", group)));
        assertThat(step.state()).isEqualTo(StepState.DONE);
        assertThat(step.worked(T0)).isEqualTo(Duration.ofSeconds(6));
        assertThat(log.counts()).isEqualTo(new BuildCounts(1, 1, 0));
    }

    @Test
    void aGroupIsCachedWhenAllOfItIsAndFailsWithOneOfIt() {
        BuildProgressGroup group = new BuildProgressGroup("g", "", false);
        log.apply(status(
                new BuildVertex("a", List.of(), "one", T0, T0, true, "", group),
                new BuildVertex("b", List.of(), "two", T0, T0, true, "", group)));
        assertThat(log.steps().get(0).state()).isEqualTo(StepState.CACHED);
        assertThat(log.steps().get(0).name()).isEqualTo("one");
        log.apply(status(new BuildVertex("b", List.of(), "two", T0, T0, false, "broken", group)));
        assertThat(log.steps().get(0).state()).isEqualTo(StepState.FAILED);
        assertThat(log.steps().get(0).error()).isEqualTo("broken");
    }

    @Test
    void tellsChangesInTheOrderToShowThem() {
        List<BuildChange> changes = log.apply(Streams.status("""
                {"logs":[{"vertex":"a","data":"eA==","timestamp":"2026-11-22T10:00:01Z"}],
                 "statuses":[{"id":"s","vertex":"a","current":1,"timestamp":"2026-11-22T10:00:00Z"}],
                 "warnings":[{"vertex":"a","short":"dw=="}],
                 "vertexes":[{"digest":"a","name":"a","started":"2026-11-22T10:00:00Z",
                   "completed":"2026-11-22T10:00:02Z"},
                  {"digest":"b","name":"b","started":"2026-11-22T10:00:00Z"}]}"""));
        BuildStep a = log.steps().get(0);
        assertThat(changes)
                .element(0)
                .isEqualTo(new BuildChange.StateChanged(log.steps().get(1), StepState.RUNNING));
        assertThat(changes)
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("StateChanged", "Progressed", "Warned", "LineAdded", "StateChanged");
        assertThat(changes)
                .contains(new BuildChange.LineAdded(a, new LogLine(Duration.ofSeconds(1), "x")))
                .endsWith(new BuildChange.StateChanged(a, StepState.DONE));
    }

    @Test
    void keepsTheLatestNewsOfEachPart() {
        announce("a", 0, null);
        log.apply(progress("layer", 10, 100));
        log.apply(progress("other", 1, 0));
        log.apply(progress("layer", 90, 100));
        assertThat(log.steps().get(0).progress())
                .extracting(BuildVertexStatus::id)
                .containsExactly("layer", "other");
        assertThat(log.steps().get(0).progress())
                .extracting(BuildVertexStatus::current)
                .containsExactly(90L, 1L);
    }

    @Test
    void countsWhatTheDockerfileAsksFor() {
        BuildLog cached = Streams.folded("buildx0.29-engine28-ok-cached.rawjson");
        assertThat(cached.counts()).isEqualTo(new BuildCounts(7, 7, 5));
        assertThat(cached.counts().text()).isEqualTo("7 steps, 5 from cache");
        assertThat(Streams.folded("buildx0.29-engine28-fail-run.rawjson")
                        .counts()
                        .progress())
                .isEqualTo("3/4");
        assertThat(new BuildCounts(1, 1, 0).text()).isEqualTo("1 step");
        assertThat(new BuildCounts(0, 0, 0).progress()).isEmpty();
    }

    @Test
    void knowsTheLatestTimeThatWasNamed() {
        assertThat(log.latest()).isEmpty();
        announce("a", 3, 5);
        announce("a", 4, 4);
        assertThat(log.latest()).contains(T0.plusSeconds(5));
    }

    @Test
    void putsNamesOnOneLine() {
        log.apply(status(new BuildVertex("a", List.of(), "[2/3] RUN a\n  b\r\n", T0, null, false, "", null)));
        assertThat(log.steps().get(0).name()).isEqualTo("[2/3] RUN a b");
    }

    private List<BuildChange> announce(String digest, @Nullable Integer from, @Nullable Integer to) {
        return log.apply(status(new BuildVertex(digest, List.of(), digest, second(from), second(to), false, "", null)));
    }

    private static @Nullable Instant second(@Nullable Integer second) {
        return second == null ? null : T0.plusSeconds(second);
    }

    private static BuildStatus status(BuildVertex... vertexes) {
        return new BuildStatus(List.of(vertexes), List.of(), List.of(), List.of());
    }

    private static BuildStatus progress(String id, long current, long total) {
        return new BuildStatus(
                List.of(),
                List.of(new BuildVertexStatus(id, "a", "", total, current, T0, T0, null)),
                List.of(),
                List.of());
    }
}
