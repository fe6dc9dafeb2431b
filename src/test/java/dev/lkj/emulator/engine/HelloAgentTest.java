package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelloAgentTest {
    private static final Path PROJECT = Path.of("src/examples/hello-agent");
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path temporary;

    private EngineRig rig;

    @BeforeEach
    void startIt() throws IOException {
        rig = EngineRig.passing(temporary);
        rig.start("hello", rig.build(project()));
        Await.until("hello-agent is healthy", () -> rig.engine.observe("hello").healthy());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void itTakesSessionsUntilItIsFull() {
        assertThat(rig.engine.observe("hello").sessionEndpoint()).isTrue();
        for (int session = 1; session <= 5; session++) {
            assertThat(rig.engine.startSession("hello", "session " + session)).isTrue();
            assertThat(rig.engine.observe("hello").activeSessions()).isEqualTo(session);
        }

        assertThat(rig.engine.startSession("hello", "one too many")).isFalse();
        rig.engine.endSession("hello", "session 3");
        assertThat(rig.engine.startSession("hello", "session 6")).isTrue();
        assertThat(rig.output("hello"))
                .contains("hello-agent: Hello, session session 1 (1 of 5)")
                .contains("hello-agent: session one too many refused: full");
    }

    @Test
    void itDrainsBeforeItEnds() {
        assertThat(rig.engine.startSession("hello", "last")).isTrue();

        rig.engine.stop("hello", LONG);
        rig.awaitOutput("hello", "hello-agent: draining, sessions left: 1");
        assertThat(rig.engine.startSession("hello", "late")).isFalse();
        assertThat(rig.engine.observe("hello").alive()).isTrue();
        rig.engine.endSession("hello", "last");

        assertThat(rig.awaitEnd("hello")).hasValue(0);
        assertThat(rig.engine.lastOutput("hello", 1)).isEqualTo(List.of("hello-agent: drained, goodbye"));
    }

    @Test
    void withoutSessionsItEndsAtOnce() {
        rig.engine.stop("hello", LONG);

        assertThat(rig.awaitEnd("hello")).hasValue(0);
    }

    @Test
    void aKilledOneIsSeenAsKilled() {
        assertThat(rig.engine.startSession("hello", "cut")).isTrue();

        rig.engine.stop("hello", Duration.ZERO);

        assertThat(rig.awaitEnd("hello")).hasValue(137);
        assertThat(rig.engine.observe("hello").healthy()).isFalse();
    }

    private static TarGz project() throws IOException {
        TarGz project = new TarGz();
        try (Stream<Path> files = Files.list(PROJECT)) {
            for (Path file : files.toList()) {
                project.file(file.getFileName().toString(), Files.readString(file));
            }
        }
        return project;
    }
}
