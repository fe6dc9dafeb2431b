package dev.lkj.rollout;

import static dev.lkj.rollout.Reads.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When a version serves. Version 1 served before, version 2 is the new one. */
class ServesTest {
    private static final Baseline BEFORE =
            read().current("1").row("us-east", "1", "Running", 1).baseline("");

    private static RolloutState production(Reading.Seen seen) {
        return new RolloutJudge("", new Wanted.Deployed("2", Map.of()), BEFORE, false).next(seen);
    }

    private static RolloutState staging(Reading.Seen seen) {
        Baseline before = read().current("1")
                .row("staging", "us-east", "1s", "Running", 1, 0, 0)
                .baseline("staging");
        return new RolloutJudge("staging", new Wanted.Deployed("2", Map.of()), before, false).next(seen);
    }

    private static Arguments reading(String name, Reads reads) {
        return Arguments.of(Named.of(name, reads.seen()));
    }

    static Stream<Arguments> serving() {
        return Stream.of(
                reading("a region that runs", read().current("2").row("us-east", "2", "Running", 1)),
                reading(
                        "two regions that run",
                        read().current("2").row("us-east", "2", "Running", 3).row("eu", "2", "running", 1)),
                reading(
                        "a row without a version means the agent's",
                        read().current("2").agentVersion("2").row("us-east", "", "Running", 1)),
                reading(
                        "a named deployment does not count",
                        read().current("2")
                                .row("us-east", "2", "Running", 1)
                                .row("staging", "us-east", "9", "Error", 0, 1, 7)),
                reading(
                        "min 0 asks for one all the same",
                        read().current("2").row("", "us-east", "2", "Running", 1, 0, 0)),
                reading("all of min 2", read().current("2").row("", "us-east", "2", "Running", 2, 2, 0)),
                reading(
                        "an old version still drains",
                        read().current("2").version("1", "Draining").row("us-east", "2", "Running", 1)));
    }

    @ParameterizedTest
    @MethodSource("serving")
    void servesProduction(Reading.Seen seen) {
        assertThat(production(seen)).isInstanceOfSatisfying(RolloutState.Serves.class, state -> {
            assertThat(state.version()).isEqualTo("2");
            assertThat(state.sleeping()).isFalse();
        });
    }

    static Stream<Arguments> notServing() {
        return Stream.of(
                reading("not current", read().version("2", "Running").row("us-east", "2", "Running", 1)),
                reading(
                        "the former is current still",
                        read().current("1").version("2", "Deploying").row("us-east", "2", "Running", 1)),
                reading("no rows at all", read().current("2")),
                reading("rows of others only", read().current("2").row("staging", "us-east", "2", "Running", 1, 1, 0)),
                reading(
                        "one region lags behind",
                        read().current("2").row("us-east", "2", "Running", 1).row("eu", "1", "Running", 1)),
                reading(
                        "one region is not ready",
                        read().current("2").row("us-east", "2", "Running", 1).row("eu", "2", "Setting Up", 0)),
                reading("no replica yet", read().current("2").row("us-east", "2", "Running", 0)),
                reading(
                        "no replica though min 0 asks for none",
                        read().current("2").row("", "us-east", "2", "Running", 0, 0, 0)),
                reading("one replica of two", read().current("2").row("", "us-east", "2", "Running", 1, 2, 0)),
                reading("asleep though min is 1", read().current("2").sleepingRow("us-east", "2", 1)),
                reading("asleep with the former version", read().current("2").sleepingRow("us-east", "1", 0)),
                reading(
                        "the agent's version is the former one",
                        read().current("2").agentVersion("1").row("us-east", "", "Running", 1)),
                reading("no version anywhere", read().current("2").row("us-east", "", "Running", 1)),
                reading("a word nobody knows", read().current("2").row("us-east", "2", "Warming", 1)),
                reading("an empty word", read().current("2").row("us-east", "2", "", 1)));
    }

    @ParameterizedTest
    @MethodSource("notServing")
    void isInProgressUntilThen(Reading.Seen seen) {
        assertThat(production(seen)).isInstanceOfSatisfying(RolloutState.InProgress.class, state -> {
            assertThat(state.version()).isEqualTo("2");
            assertThat(state.listed()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"Pending", "Setting Up", "Deploying", "Starting", "Building", "''", "Invented"})
    void isInProgressWithEachOtherWord(String word) {
        assertThat(production(read().current("1")
                        .version("2", word)
                        .row("us-east", "1", "Running", 1)
                        .seen()))
                .isInstanceOfSatisfying(
                        RolloutState.InProgress.class,
                        state -> assertThat(state.status()).isEqualTo(word));
    }

    @Test
    void isNotKnownWithoutTheAgent() {
        assertThat(production(read().current("2").withoutAgent())).isInstanceOf(RolloutState.InProgress.class);
    }

    @Test
    void sleepsWhereItMayScaleToZero() {
        assertThat(production(read().version("2", "Sleeping", true, Map.of())
                        .sleepingRow("us-east", "2", 0)
                        .seen()))
                .isInstanceOfSatisfying(
                        RolloutState.Serves.class,
                        state -> assertThat(state.sleeping()).isTrue());
    }

    @Test
    void sleepsWhenOneRegionDoes() {
        assertThat(production(read().current("2")
                        .row("us-east", "2", "Running", 1)
                        .sleepingRow("eu", "2", 0)
                        .seen()))
                .isInstanceOfSatisfying(
                        RolloutState.Serves.class,
                        state -> assertThat(state.sleeping()).isTrue());
    }

    @Test
    void servesANamedDeploymentThoughAnotherIsCurrent() {
        assertThat(staging(read().current("1")
                        .version("2", "Running")
                        .row("us-east", "1", "Running", 1)
                        .row("staging", "us-east", "2", "Running", 1, 0, 0)
                        .row("staging", "eu", "2", "Running", 1, 0, 0)
                        .seen()))
                .isInstanceOfSatisfying(
                        RolloutState.Serves.class,
                        state -> assertThat(state.regions())
                                .extracting(RegionState::region)
                                .isEqualTo(List.of("us-east", "eu")));
    }

    @Test
    void doesNotServeANamedDeploymentByServingProduction() {
        assertThat(staging(read().current("2")
                        .row("us-east", "2", "Running", 1)
                        .row("staging", "us-east", "1s", "Running", 1, 0, 0)
                        .seen()))
                .isInstanceOf(RolloutState.InProgress.class);
    }

    @Test
    void doesNotTakeTheAgentsVersionForThatOfANamedDeployment() {
        assertThat(staging(read().version("2", "Deploying")
                        .agentVersion("2")
                        .row("staging", "us-east", "", "Running", 1, 0, 0)
                        .seen()))
                .isInstanceOf(RolloutState.InProgress.class);
    }

    @Test
    void servesEvenAfterManyCrashes() {
        assertThat(production(read().current("2")
                        .crashedRow("us-east", "2", "Running", 9)
                        .seen()))
                .isInstanceOf(RolloutState.Serves.class);
    }
}
