package dev.lkj.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.wire.Bytes;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that is not kept beside what it opens. */
class KeyFileTest {
    @TempDir
    private Path temporary;

    private Path root() {
        return temporary.resolve("data");
    }

    private Path key() {
        return temporary.resolve("lkj.key");
    }

    private Folder open(Path keyFile) {
        return Folder.open(root(), "process", Optional.of(keyFile));
    }

    private Map<String, Bytes> everything() {
        try (Stream<Path> files = Files.walk(temporary)) {
            Map<String, Bytes> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(temporary.relativize(file).toString(), Bytes.of(Files.readAllBytes(file)));
            }
            return contents;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void refused(Optional<Path> keyFile, String words, String hint) {
        Map<String, Bytes> before = everything();
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() -> Folder.open(root(), "process", keyFile).close())
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .satisfies(e -> assertThat(e.hint()).contains(hint));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void itIsMadeWithTheFolderAndNothingElseOpensItsSecrets() throws Exception {
        String sealed;
        try (Folder folder = open(key())) {
            sealed = folder.cipher().seal(Bytes.of("hush"));
        }
        assertThat(root().resolve("key")).doesNotExist();
        assertThat(key()).hasSize(32);
        try (Folder folder = open(key())) {
            assertThat(folder.cipher().open(sealed)).isEqualTo(Bytes.of("hush"));
        }
    }

    @Test
    void onlyItsOwnerCanReadIt() throws Exception {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        open(key()).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));
        refused(Optional.of(key()), "is not for its owner alone", "chmod 600 " + key());
    }

    @Test
    void anotherKeyIsAnErrorThatChangesNothing() throws Exception {
        try (Folder folder = open(key())) {
            folder.store().save(Map.of("CA_1", "one"));
        }
        Path other = temporary.resolve("other.key");
        Folder.open(temporary.resolve("elsewhere"), "process", Optional.of(other))
                .close();
        refused(Optional.of(other), "is not the one of the data folder", "--data");
        try (Folder folder = open(key())) {
            assertThat(folder.store().load()).containsKey("CA_1");
        }
    }

    @Test
    void aKeyThatIsGoneIsNotReplaced() throws Exception {
        open(key()).close();
        Files.move(key(), temporary.resolve("moved.key"));
        refused(Optional.of(key()), "is not in " + key(), "--key-file FILE");
        refused(Optional.empty(), "is not in " + root().resolve("key"), "--key-file FILE");
        open(temporary.resolve("moved.key")).close();
    }

    @Test
    void aKeyInTheFolderCanBeMovedOutOfIt() throws Exception {
        String sealed;
        try (Folder folder = Folder.open(root(), "process")) {
            sealed = folder.cipher().seal(Bytes.of("hush"));
        }
        refused(Optional.of(key()), "has its key in it", "mv " + root().resolve("key") + " " + key());
        Files.move(root().resolve("key"), key());
        try (Folder folder = open(key())) {
            assertThat(folder.cipher().open(sealed)).isEqualTo(Bytes.of("hush"));
        }
    }

    @Test
    void whatIsNoKeyIsSaid() throws Exception {
        OwnerFiles.write(key(), new byte[] {1, 2, 3});
        Folder.open(root(), "process").close();
        Files.delete(root().resolve("key"));
        refused(Optional.of(key()), "is no key file", "");
        assertThatExceptionOfType(LkjException.class)
                .isThrownBy(() ->
                        Folder.open(temporary.resolve("new"), "process", Optional.of(temporary.resolve("nowhere/key"))))
                .withMessageContaining("the key file " + temporary.resolve("nowhere/key") + " cannot be used");
    }
}
