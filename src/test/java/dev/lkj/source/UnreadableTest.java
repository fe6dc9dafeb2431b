package dev.lkj.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read stops the packing, before anything is sent. */
final class UnreadableTest {
    @TempDir
    private Path folder;

    private TestTree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new TestTree(folder).file("a", "");
    }

    private void failsWith(String message) {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(tree::plan)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .withMessage(message);
    }

    @Test
    void folderNamedDockerignore() throws Exception {
        tree.folder(".dockerignore");
        failsWith("cannot read the ignore file .dockerignore: it is a folder");
    }

    @Test
    void danglingLinkNamedDockerignore() throws Exception {
        tree.link(".dockerignore", "nowhere");
        failsWith("cannot read the ignore file .dockerignore: it is a link to nothing");
    }

    @Test
    void pipeNamedDockerignoreDoesNotHoldUp() throws Exception {
        tree.pipe(".dockerignore");
        failsWith("cannot read the ignore file .dockerignore: it is no regular file");
    }

    @Test
    void folderNamedGitignore() throws Exception {
        tree.folder("sub/.gitignore");
        failsWith("cannot read the ignore file sub/.gitignore: it is a folder");
    }

    @Test
    void danglingLinkNamedGitignoreIsNotRead() throws Exception {
        tree.link("sub/.gitignore", "nowhere");
        assertThat(tree.packed()).containsExactly("./", "a", "sub/");
    }

    @Test
    void linkToADockerignoreIsFollowed() throws Exception {
        tree.file("rules", "a\n").link(".dockerignore", "rules");
        assertThat(tree.packed()).containsExactly("./", "rules");
    }

    @Test
    void missingProjectFolder() {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> PackingPlan.of(folder.resolve("missing"), new Cancellation()))
                .withMessageContaining("missing: it is not there");
    }

    @Test
    void fileInThePlaceOfTheProjectFolder() {
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> PackingPlan.of(folder.resolve("a"), new Cancellation()))
                .withMessageContaining("is no folder");
    }

    @Test
    void emulatorsDataAsTheProjectFolder() throws Exception {
        tree.file(".lkj-emulator", "");
        failsWith("the project folder holds the emulator's data (it has a file .lkj-emulator), which is never packed");
    }

    @Test
    void fileWithoutPermission() throws Exception {
        forbid(tree.file("sub/b", "").locate("sub/b"));
        failsWith("cannot read the file sub/b: permission denied");
    }

    @Test
    void folderWithoutPermission() throws Exception {
        forbid(tree.folder("sub").locate("sub"));
        failsWith("cannot read the folder sub: permission denied");
    }

    @Test
    void ignoreFileWithoutPermission() throws Exception {
        forbid(tree.file(".gitignore", "a\n").locate(".gitignore"));
        failsWith("cannot read the ignore file .gitignore: permission denied");
    }

    private static void forbid(Path path) throws IOException {
        assumeThat(path.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(path))
                .as("root reads everything: run as an ordinary user to test permissions")
                .isFalse();
    }

    @AfterEach
    void allowAgain() throws IOException {
        for (String name : new String[] {"sub", "sub/b", ".gitignore"}) {
            Path path = folder.resolve(name);
            if (Files.exists(path)
                    && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }
}
