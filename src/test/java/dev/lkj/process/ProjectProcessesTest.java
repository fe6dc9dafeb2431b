package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import dev.lkj.testing.LkjCommand;
import dev.lkj.testing.LkjProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several lkj that change the CLI config file at the same time. */
final class ProjectProcessesTest {
    private static final int PROCESSES = 6;

    @TempDir
    private Path folder;

    @Test
    void loseNothing() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        LkjCommand lkj = new LkjCommand(folder, folder).with("HOME", home.toString());
        List<LkjProcess> all = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            all.add(lkj.start(
                    "project", "add", "p" + i, "--url", "wss://p", "--api-key", "key", "--api-secret", "top"));
        }
        for (LkjProcess each : all) {
            LkjProcess.Result result = each.result();
            assertThat(result.code()).as(result.err()).isZero();
        }

        assertThat(CliConfig.load(home).projects())
                .extracting(ConfiguredProject::name)
                .containsExactlyInAnyOrder("p0", "p1", "p2", "p3", "p4", "p5");
        try (Stream<Path> files = Files.list(home.resolve(".livekit"))) {
            assertThat(files).containsExactly(home.resolve(".livekit/cli-config.yaml"));
        }
    }
}
