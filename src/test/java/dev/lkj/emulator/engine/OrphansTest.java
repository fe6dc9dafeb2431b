package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lkj.testing.Await;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    @TempDir
    private Path temporary;

    @Test
    void aLastingEngineRunsOnWithItsInstances() throws IOException {
        KilledEmulator.Left left = KilledEmulator.run("lasting", temporary);
        try (EngineRig next = EngineRig.lasting(temporary)) {
            assertThat(next.engine.running()).containsExactlyInAnyOrder("one", "two");
            assertThat(next.engine.observe("one").alive()).isTrue();
            assertThat(next.output("one"))
                    .containsExactly(Long.toString(left.one().pid()));

            next.engine.stop("one", Duration.ofHours(1));
            next.engine.stop("two", Duration.ZERO);

            assertThat(next.awaitEnd("one")).hasValue(7);
            assertThat(next.awaitEnd("two")).isPresent();
            Await.until("what it started ended too", () -> !left.childOfTwo().isAlive());
        }
    }

    @Test
    void aLastingEngineHasTheImagesOfTheFormerProcess() throws IOException {
        KilledEmulator.run("lasting", temporary);
        try (EngineRig next = EngineRig.lasting(temporary)) {
            next.start("three", "image-1");

            Await.until("it runs", () -> !next.output("three").isEmpty());
            assertThat(next.engine.running()).contains("three");
        }
    }

    @Test
    void instancesWithoutARecordAreEnded() throws IOException {
        KilledEmulator.Left left = KilledEmulator.run("lasting", temporary);
        Folders.delete(temporary.resolve("engine/instances/two"));
        try (EngineRig next = EngineRig.lasting(temporary)) {
            assertThat(next.engine.running()).containsExactly("one");
            assertThat(left.one().isAlive()).isTrue();
            Await.until("the forgotten one ended", () -> !left.childOfTwo().isAlive());
        }
    }

    @Test
    void instancesOfAKilledEmulatorThatKeptNothingAreEnded() throws IOException {
        KilledEmulator.Left left = KilledEmulator.run("passing", temporary);
        try (EngineRig next = EngineRig.passing(temporary)) {
            Await.until(
                    "they ended",
                    () -> !left.one().isAlive() && !left.childOfTwo().isAlive());
            assertThat(next.engine.running()).isEmpty();
        }
        assertThat(temporary.toFile().list()).noneMatch(name -> name.startsWith(Orphans.FOLDER_PREFIX));
    }

    @Test
    void recordsDecideWhereEnvironmentsCannotBeRead() throws IOException {
        KilledEmulator.Left left = KilledEmulator.run("passing", temporary);
        Path work = Files.createDirectory(temporary.resolve("work"));

        Launcher launcher = Launcher.of(work, new Programs(System.getenv()));
        new Orphans(launcher, Pacing.realTime(new Cancellation())).endFolders(temporary);

        Await.until(
                "they ended", () -> !left.one().isAlive() && !left.childOfTwo().isAlive());
        assertThat(temporary.toFile().list()).noneMatch(name -> name.startsWith(Orphans.FOLDER_PREFIX));
    }

    @Test
    void instancesOfALivingEmulatorAreLeftAlone() {
        try (EngineRig living = EngineRig.passing(temporary);
                EngineRig lasting = EngineRig.lasting(temporary)) {
            living.startScript("one", "exec sleep 1000");
            lasting.startScript("two", "exec sleep 1000");
            try (EngineRig other = EngineRig.passing(temporary)) {
                assertThat(other.engine.running()).isEmpty();
            }
            assertThat(living.engine.running()).containsExactly("one");
            assertThat(lasting.engine.running()).containsExactly("two");
        }
    }

    @Test
    void whatLeftItsGroupIsFoundByItsMark() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")));
        try (EngineRig rig = EngineRig.passing(temporary)) {
            rig.startScript("one", "setsid sh -c 'echo $$; exec sleep 1000' & wait");
            ProcessIdentity escaped = ProcessIdentity.of(
                    ProcessHandle.of(Long.parseLong(rig.firstLine("one"))).orElseThrow());

            rig.engine.stopAll(Duration.ZERO);

            Await.until("it ended", () -> !escaped.isAlive());
        }
    }
}
