package dev.lkj.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.wire.Bytes;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    private Path temporary;

    private Path root() {
        return temporary.resolve("data");
    }

    private static void assertFails(Path root, String engine, ExitCode code, String words) {
        assertThatThrownBy(() -> Folder.open(root, engine))
                .isInstanceOf(LkjException.class)
                .hasMessageContaining(words)
                .extracting("exitCode")
                .isEqualTo(code);
    }

    @Test
    void aFolderIsMarkedAndHiddenFromGit() {
        Folder.open(root(), "process").close();
        assertThat(root().resolve(".lkj-emulator")).exists();
        assertThat(root().resolve(".gitignore")).hasContent("*");
    }

    @Test
    void whatWasSavedIsThereAgain() {
        try (Folder folder = Folder.open(root(), "process")) {
            folder.store().save(Map.of("CA_1", "one", "CA_2", "two"));
            folder.store().save(Map.of("CA_1", "one more"));
        }
        try (Folder folder = Folder.open(root(), "process")) {
            assertThat(folder.store().load()).containsExactly(Map.entry("CA_1", "one more"));
        }
    }

    @Test
    void theFileDoesNotGrowWithEveryChange() throws Exception {
        try (Folder folder = Folder.open(root(), "process")) {
            for (int i = 0; i < 3000; i++) {
                folder.store().save(Map.of("CA_1", "x".repeat(1000) + i));
            }
        }
        Folder.open(root(), "process").close();
        assertThat(Files.size(root().resolve("state.mv"))).isLessThan(200_000);
    }

    @Test
    void twoEmulatorsCannotHaveOneFolder() {
        try (Folder folder = Folder.open(root(), "process")) {
            assertThat(folder.root()).isEqualTo(root());
            assertFails(root(), "process", ExitCode.FAILED, "another emulator uses the data folder");
        }
    }

    @Test
    void aFolderBelongsToItsEngine() {
        Folder.open(root(), "docker").close();
        assertFails(root(), "process", ExitCode.USAGE, "belongs to the engine docker");
        Folder.open(root(), "docker").close();
    }

    @Test
    void aFolderOfANewerLkjIsLeftAlone() {
        Folder.open(root(), "process").close();
        try (MVStore store = MVStore.open(root().resolve("state.mv").toString())) {
            store.<String, String>openMap("about").put("format", "99");
        }
        assertFails(root(), "process", ExitCode.USAGE, "newer lkj");
    }

    @Test
    void aFolderWithOtherThingsInItIsRefused() throws Exception {
        Files.createDirectories(root());
        Files.writeString(root().resolve("thesis.txt"), "x");
        assertFails(root(), "process", ExitCode.USAGE, "not empty");
        assertThat(root().resolve(".lkj-emulator")).doesNotExist();
    }

    @Test
    void secretsAreSealedWithAKeyOfTheFolder() {
        String sealed;
        try (Folder folder = Folder.open(root(), "process")) {
            sealed = folder.cipher().seal(Bytes.of("hush"));
            assertThat(sealed).isNotEqualTo(folder.cipher().seal(Bytes.of("rush")));
            assertThat(sealed).isEqualTo(folder.cipher().seal(Bytes.of("hush")));
        }
        try (Folder folder = Folder.open(root(), "process")) {
            assertThat(folder.cipher().open(sealed)).isEqualTo(Bytes.of("hush"));
        }
        try (Folder other = Folder.open(temporary.resolve("other"), "process")) {
            assertThatThrownBy(() -> other.cipher().open(sealed)).isInstanceOf(LkjException.class);
        }
    }

    @Test
    void onlyTheOwnerCanReadTheKey() throws Exception {
        Folder.open(root(), "process").close();
        Path key = root().resolve("key");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        } else {
            assertThat(Files.isReadable(key)).isTrue();
        }
    }

    @Test
    void aTemporaryFolderGoesWhenItIsClosed() throws Exception {
        Folder folder = Folder.temporary(temporary);
        Path upload = folder.sources().incoming();
        assertThat(upload).exists();
        folder.close();
        assertThat(folder.root()).doesNotExist();
    }

    @Test
    void anUnfinishedUploadIsDroppedAtTheNextStart() throws Exception {
        Path upload;
        try (Folder folder = Folder.open(root(), "process")) {
            upload = folder.sources().incoming();
        }
        Folder.open(root(), "process").close();
        assertThat(upload).doesNotExist();
    }
}
