package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.testing.Await;
import dev.lkj.testing.FakeTime;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import dev.lkj.wire.BuildVertex;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateEngineTest {
    @TempDir
    private Path temporary;

    private final FakeTime time = FakeTime.at("2026-01-01T00:00:00Z");
    private final SimulateEngine engine = new SimulateEngine(time, Duration.ofSeconds(2));
    private final BuildLog log = new BuildLog();

    @Test
    void aBuildTellsItsSteps() throws BuildFailure {
        build("");

        assertThat(log.names()).contains("[3/4] COPY . .", "exporting to image").hasSizeGreaterThan(5);
        assertThat(log.steps()).extracting(BuildVertex::completed).doesNotContainNull();
        assertThat(log.undeclared()).isEmpty();
    }

    @Test
    void aBuildFailsOnRequest() {
        assertThatThrownBy(() -> build("{\"build_error\": \"exit code: 1\"}"))
                .isInstanceOf(BuildFailure.class)
                .hasMessage("failed to solve: exit code: 1");
        assertThat(log.errors()).containsExactly("exit code: 1");
    }

    @Test
    void aBuildThatHangsEndsWhenItIsCancelled() {
        Cancellation cancellation = new Cancellation();
        BuildRequest request = request("{\"build_hangs\": true}");
        CompletableFuture<Void> build = CompletableFuture.runAsync(() -> {
            try {
                engine.build(request, log, cancellation);
            } catch (BuildFailure e) {
                throw new CompletionException(e);
            }
        });
        Await.until("it hangs", () -> log.output().contains("simulated: nothing is installed"));
        assertThat(build).isNotDone();

        cancellation.cancel();

        assertThatThrownBy(build::join).hasCauseInstanceOf(CancelledException.class);
    }

    @Test
    void aMisspeltWishFailsTheBuild() {
        assertThatThrownBy(() -> build("{\"crash_after\": 1}"))
                .isInstanceOf(BuildFailure.class)
                .hasMessageStartingWith("lkj-simulate.json: ")
                .hasMessageContaining("crash_after");
    }

    @Test
    void anInstanceIsHealthyAfterAWhile() throws BuildFailure {
        start("{}");
        assertThat(observe().healthy()).isFalse();

        time.pause(Duration.ofSeconds(2));

        assertThat(observe().healthy()).isTrue();
        assertThat(observe().sessionEndpoint()).isTrue();
        assertThat(engine.running()).containsExactly("one");
    }

    @Test
    void anInstanceCanStayUnhealthy() throws BuildFailure {
        start("{\"healthy_after_ms\": -1}");
        time.pause(Duration.ofDays(1));

        assertThat(observe().alive()).isTrue();
        assertThat(observe().healthy()).isFalse();
    }

    @Test
    void anInstanceCanFallIll() throws BuildFailure {
        start("{\"healthy_after_ms\": 0, \"unhealthy_after_ms\": 10}");
        assertThat(observe().healthy()).isTrue();

        time.pause(Duration.ofMillis(10));

        assertThat(observe().healthy()).isFalse();
    }

    @Test
    void anInstanceCanCrash() throws BuildFailure {
        start("{\"crash_after_ms\": 10, \"exit_code\": 3}");
        assertThat(observe().alive()).isTrue();

        time.pause(Duration.ofMillis(10));

        assertThat(observe().alive()).isFalse();
        assertThat(observe().exitCode()).hasValue(3);
        assertThat(engine.lastOutput("one", 1)).containsExactly("simulated one: crashed, exit code 3");
        assertThat(engine.running()).isEmpty();
    }

    @Test
    void theInstancesVariableCountsBeforeTheFile() throws BuildFailure {
        start("{\"healthy_after_ms\": -1, \"max_sessions\": 1}", "{\"healthy_after_ms\": 0}");

        assertThat(observe().healthy()).isTrue();
        assertThat(engine.startSession("one", "a")).isTrue();
        assertThat(engine.startSession("one", "b")).isFalse();
    }

    @Test
    void aVariableThatIsNonsenseIsACrash() throws BuildFailure {
        start("{}", "nonsense");

        assertThat(observe().exitCode()).hasValue(1);
    }

    @Test
    void sessionsAreCountedUpToTheRoom() throws BuildFailure {
        start("{\"healthy_after_ms\": 0, \"max_sessions\": 2}");

        assertThat(engine.startSession("one", "a")).isTrue();
        assertThat(engine.startSession("one", "b")).isTrue();
        assertThat(engine.startSession("one", "c")).isFalse();
        assertThat(observe().activeSessions()).isEqualTo(2);
        engine.endSession("one", "a");
        assertThat(observe().activeSessions()).isEqualTo(1);
    }

    @Test
    void aDrainEndsWithTheLastSession() throws BuildFailure {
        start("{\"healthy_after_ms\": 0}");
        assertThat(engine.startSession("one", "a")).isTrue();

        engine.stop("one", Duration.ofHours(1));
        assertThat(observe().alive()).isTrue();
        assertThat(engine.startSession("one", "b")).isFalse();
        engine.endSession("one", "a");

        assertThat(observe().exitCode()).hasValue(0);
    }

    @Test
    void aDrainEndsAtItsLimit() throws BuildFailure {
        start("{\"healthy_after_ms\": 0}");
        assertThat(engine.startSession("one", "a")).isTrue();

        engine.stop("one", Duration.ofHours(1));
        time.pause(Duration.ofHours(1));

        assertThat(observe().exitCode()).hasValue(137);
    }

    @Test
    void oneThatIgnoresSigtermIsKilled() throws BuildFailure {
        start("{\"ignores_sigterm\": true}");

        engine.stop("one", Duration.ofSeconds(10));
        assertThat(observe().alive()).isTrue();
        engine.stop("one", Duration.ZERO);

        assertThat(observe().exitCode()).hasValue(137);
    }

    @Test
    void withoutASessionEndpointNoSessionIsTaken() throws BuildFailure {
        start("{\"healthy_after_ms\": 0, \"session_endpoint\": false}");

        assertThat(observe().sessionEndpoint()).isFalse();
        assertThat(engine.startSession("one", "a")).isFalse();
    }

    @Test
    void followersSeeWhatIsPrintedFromThenOn() throws BuildFailure {
        start("{\"healthy_after_ms\": 0}");
        List<String> lines = new ArrayList<>();
        Engine.Subscription subscription = engine.follow("one", lines::add);

        engine.startSession("one", "a");
        subscription.close();
        engine.startSession("one", "b");

        assertThat(lines).containsExactly("simulated one: session a begins");
    }

    @Test
    void stoppingAllAndForgettingLeavesNothing() throws BuildFailure {
        start("{\"ignores_sigterm\": true}");

        engine.forgetInstance("one");
        assertThat(engine.running()).containsExactly("one");
        engine.stopAll(Duration.ofSeconds(5));
        assertThat(engine.running()).isEmpty();
        engine.forgetInstance("one");
        assertThat(observe()).isEqualTo(Observation.GONE);
    }

    private Observation observe() {
        return engine.observe("one");
    }

    private void start(String marker) throws BuildFailure {
        start(marker, "{}");
    }

    private void start(String marker, String variable) throws BuildFailure {
        build(marker);
        engine.start(new InstanceSpec("one", "image", Map.of("LKJ_SIMULATE", variable), Map.of()));
    }

    private void build(String marker) throws BuildFailure {
        engine.build(request(marker), log, new Cancellation());
    }

    private BuildRequest request(String marker) {
        TarGz source = new TarGz().file("agent.py", "print(1)");
        return new BuildRequest(
                "image",
                marker.isEmpty()
                        ? source.in(temporary)
                        : source.file("lkj-simulate.json", marker).in(temporary));
    }
}
