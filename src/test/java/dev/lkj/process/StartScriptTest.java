package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script of a checkout: when it builds, and what it says. */
final class StartScriptTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final String BUILDING = "lkj: building (once, and after each change of its sources)\n";

    @TempDir
    private Path folder;

    private ScriptRig rig;

    @BeforeEach
    void layOut() throws IOException {
        rig = new ScriptRig(folder, "check out");
    }

    private void age(String... names) throws IOException {
        for (String name : names) {
            Files.setLastModifiedTime(rig.root.resolve(name), LONG_AGO);
        }
    }

    @Test
    void firstStartBuildsAndSaysSo() throws Exception {
        String lib = rig.root + "/target/run/lib";
        LkjProcess.Result result = rig.run("agent", "list");
        assertThat(result.err()).isEqualTo(BUILDING);
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("[" + lib + "/lkj.jar:" + lib + "/a.jar]\n[dev.lkj.cli.Main]\n")
                .contains("[dev.lkj.cli.Main]\n[agent]\n[list]\n");
        assertThat(rig.builds()).hasSize(1).allMatch(call -> call.endsWith(" package"));
    }

    @Test
    void secondStartIsSilentAndNeedsNoMaven() throws Exception {
        rig.run();
        Files.delete(rig.bin.resolve("mvn"));
        LkjProcess.Result result = rig.run("--version");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void changedSourceIsBuilt() throws Exception {
        rig.run();
        Files.setLastModifiedTime(
                rig.root.resolve("src/main/java/A.java"), FileTime.from(Instant.parse("2035-01-01T00:00:00Z")));
        assertThat(rig.run().err()).isEqualTo(BUILDING);
        assertThat(rig.builds()).hasSize(2);
    }

    @Test
    void deletedSourceIsNoticed() throws Exception {
        rig.run();
        age("src/main/java/A.java", "src/main/java/B.java", "pom.xml", "target/run/lib/lkj.jar");
        Files.delete(rig.root.resolve("src/main/java/B.java"));
        assertThat(rig.run().err()).isEqualTo(BUILDING);
    }

    @Test
    void changeDuringTheBuildIsBuiltNextTime() throws Exception {
        Files.createFile(rig.root.resolve("edited"));
        rig.run();
        Files.delete(rig.root.resolve("edited"));
        rig.run();
        assertThat(rig.builds()).hasSize(2);
    }

    @Test
    void failedBuildIsShownAndTriedAgain() throws Exception {
        Files.createFile(rig.root.resolve("broken"));
        for (int i = 1; i <= 2; i++) {
            LkjProcess.Result result = rig.run();
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).isEqualTo(BUILDING + "output of mvn\nlkj: the build failed\n");
            assertThat(result.out()).isEmpty();
            assertThat(rig.builds()).hasSize(i);
        }
        assertThat(rig.root.resolve("target/run"))
                .isDirectoryNotContaining("glob:**/{building,began.*,new.*,old.*,lib}");
    }

    @Test
    void missingMavenIsNamed() throws Exception {
        Files.delete(rig.bin.resolve("mvn"));
        LkjProcess.Result result = rig.run();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("lkj: not built yet, and no Maven found to build it; install Maven 3.6.3 or newer\n");
    }

    @Test
    void missingJavaIsNamed() throws Exception {
        Files.delete(rig.bin.resolve("java"));
        LkjProcess.Result result = rig.run();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("no JDK found to build it").contains("JAVA_HOME");
        assertThat(rig.builds()).isEmpty();
    }

    @Test
    void linkToItWorks() throws Exception {
        Path relative = Files.createSymbolicLink(folder.resolve("bin/lkj"), Path.of("../check out/lkj"));
        Path absolute = Files.createSymbolicLink(folder.resolve("second"), relative);
        assertThat(rig.run(absolute, "x").out()).contains(rig.root + "/target/run/lib/lkj.jar");
    }

    @Test
    void startsAtOnceBuildOnce() throws Exception {
        Files.createFile(rig.root.resolve("slow"));
        List<ScriptRig.Started> started = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            started.add(rig.start(rig.root.resolve("lkj"), "x"));
        }
        for (ScriptRig.Started each : started) {
            LkjProcess.Result result = each.finish();
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).contains("[x]");
        }
        assertThat(rig.builds()).hasSize(1);
        assertThat(rig.root.resolve("target/run")).isDirectoryNotContaining("glob:**/{building,began.*,new.*,old.*}");
    }

    @Test
    void lockOfADeadBuildDoesNotHoldUp() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(rig.root.resolve("target/run/building"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        LkjProcess.Result result = rig.run();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(rig.builds()).hasSize(1);
    }

    @Test
    void runningLkjKeepsItsJar() throws Exception {
        rig.run();
        Path jar = rig.root.resolve("target/run/lib/lkj.jar");
        try (var open = Files.newInputStream(jar)) {
            age("target/run/lib/lkj.jar");
            rig.run();
            assertThat(open.readAllBytes()).isEqualTo("jar\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        assertThat(rig.builds()).hasSize(2);
    }
}
