package dev.lkj.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.LkjProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source as large as the service takes one, in a machine with little memory. */
@Tag("component")
final class LargeTreeTest {
    private static final int FILES = 32;
    private static final int FILE_BYTES = 32 << 20;

    @TempDir
    private Path folder;

    @Test
    void gigabyteNeedsSixtyFourMegabytes() throws Exception {
        StubProject project = StubProject.create(folder);
        fill(project.folder().resolve("assets"));
        try (StubCloud cloud = new StubCloud(StubCloud.Step.END)) {
            LkjProcess.Result result =
                    project.lkj().with(cloud.environment()).option("-Xmx64m").run("agent", "deploy");
            assertThat(result.code()).as(result.err()).isZero();
            // What is random cannot be compressed.
            assertThat(cloud.uploaded()).isBetween((long) FILES / 2 * FILE_BYTES, 1L << 30);
        }
        assertThat(project.temporary()).isEmptyDirectory();
    }

    @Test
    void hundredThousandFilesNeedSixtyFourMegabytes() throws Exception {
        StubProject project = StubProject.create(folder);
        for (int i = 0; i < 500; i++) {
            Path many = Files.createDirectories(project.folder().resolve("many/" + i));
            for (int j = 0; j < 200; j++) {
                Files.createFile(many.resolve(j + ".txt"));
            }
        }
        try (StubCloud cloud = new StubCloud(StubCloud.Step.END)) {
            LkjProcess.Result result =
                    project.lkj().with(cloud.environment()).option("-Xmx64m").run("agent", "deploy");
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("Packed 100001 files");
        }
    }

    @Test
    void overAGibibyteIsRefusedBeforeTheDeployCall() throws Exception {
        StubProject project = StubProject.create(folder);
        Random random = new Random(12);
        byte[] noise = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(project.folder().resolve("noise.bin"))) {
            // A random byte takes a byte of the archive: this is just over the limit.
            for (int i = 0; i < 1025; i++) {
                random.nextBytes(noise);
                out.write(noise);
            }
        }
        try (StubCloud cloud = new StubCloud(StubCloud.Step.END)) {
            LkjProcess.Result result =
                    project.lkj().with(cloud.environment()).option("-Xmx64m").run("agent", "deploy");
            assertThat(result.code()).as(result.err()).isEqualTo(2);
            assertThat(result.err()).contains("over 1 GiB", "noise.bin (1074 MB)");
            assertThat(cloud.requests()).doesNotContain("DeployAgentV2", "store");
        }
        assertThat(project.temporary()).isEmptyDirectory();
    }

    /** Half of the files are random, half are text that can be compressed well. */
    private static void fill(Path assets) throws IOException {
        Files.createDirectories(assets);
        Random random = new Random(11);
        byte[] text = "All work and no play makes Jack a dull boy.\n"
                .repeat(FILE_BYTES / 44)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] noise = new byte[FILE_BYTES];
        for (int i = 0; i < FILES / 2; i++) {
            random.nextBytes(noise);
            Files.write(assets.resolve("noise" + i + ".bin"), noise);
            Files.write(assets.resolve("text" + i + ".txt"), text);
        }
    }
}
