package dev.lkj.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCrashTest {
    @Test
    void aKilledEmulatorLosesNothingThatWasSaved(@TempDir Path folder) throws Exception {
        for (int changes : new int[] {1, 7, 300}) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            StoreCrash.class.getName(),
                            folder.toString(),
                            Integer.toString(changes))
                    .inheritIO()
                    .start();
            assertThat(process.waitFor()).isEqualTo(9);
            try (Folder again = Folder.open(folder, "process")) {
                assertThat(again.store().load())
                        .isEqualTo(Map.of("CA_1", Integer.toString(changes), "CA_2", "x".repeat(changes)));
            }
        }
    }
}
