package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceArchiveFailuresTest {
    @TempDir
    private Path folder;

    private TestTree tree;
    private PackingPlan plan;
    private Path temporary;

    @BeforeEach
    void planATree() throws IOException {
        tree = new TestTree(Files.createDirectory(folder.resolve("project")));
        tree.file("a.txt", "1234").file("sub/log.txt", "1234");
        plan = tree.plan();
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    private void failsNaming(String name) {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> SourceArchive.createTemporary(plan, temporary, new Cancellation()))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .withMessageContaining(name);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void fileThatGrewIsNamed() throws Exception {
        Files.writeString(tree.locate("sub/log.txt"), "12345");
        failsNaming("sub/log.txt changed");
    }

    @Test
    void fileThatShrankIsNamed() throws Exception {
        Files.writeString(tree.locate("sub/log.txt"), "123");
        failsNaming("sub/log.txt changed");
    }

    @Test
    void fileThatVanishedIsNamed() throws Exception {
        Files.delete(tree.locate("sub/log.txt"));
        failsNaming("sub/log.txt");
    }

    @Test
    void fileThatIsRewrittenWhileItIsReadIsNamed() throws Exception {
        // Random content larger than all that can be on its way: the writer waits for this test within the file.
        byte[] content = new byte[64 << 20];
        new Random(1).nextBytes(content);
        Path file = Files.write(tree.locate("sub/log.txt"), content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        plan = tree.plan();
        new TestTree(folder).pipe("pipe");
        CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> SourceArchive.write(plan, folder.resolve("pipe"), new Cancellation())));
        try (InputStream archive = Files.newInputStream(folder.resolve("pipe"))) {
            archive.readNBytes(1 << 20);
            Files.write(file, new byte[] {1}, StandardOpenOption.WRITE);
            archive.transferTo(OutputStream.nullOutputStream());
        }
        assertThat(failure.join()).isInstanceOf(LkjException.class).hasMessageContaining("sub/log.txt changed");
    }

    @Test
    void pipeInTheFilesPlaceDoesNotHoldUp() throws Exception {
        Files.delete(tree.locate("sub/log.txt"));
        tree.pipe("sub/log.txt");
        failsNaming("sub/log.txt changed");
    }

    @Test
    void linkInTheFilesPlaceIsNotFollowed() throws Exception {
        Files.delete(tree.locate("sub/log.txt"));
        tree.link("sub/log.txt", "../a.txt");
        failsNaming("sub/log.txt changed");
    }

    @Test
    void folderThatCannotBeWrittenIsExitOne() {
        Path missing = folder.resolve("missing");
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> SourceArchive.createTemporary(plan, missing, new Cancellation()))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                .withMessageContaining("missing");
    }

    @Test
    void fullDiskIsExitOne() {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> SourceArchive.write(plan, full, new Cancellation()))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                .withMessageContaining("/dev/full: No space left on device");
    }

    @Test
    void cancellingEndsItAndLeavesNothing() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> SourceArchive.createTemporary(plan, temporary, cancellation));
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void cancellingEndsTheWalk() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> PackingPlan.of(tree.root(), cancellation));
    }
}
