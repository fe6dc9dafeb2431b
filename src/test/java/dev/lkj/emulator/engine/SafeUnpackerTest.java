package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeUnpackerTest {
    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(temporary.resolve("outer/source"));
    }

    @Test
    void filesAndFoldersComeOut() throws Exception {
        long bytes = unpack(new TarGz()
                .folder("src")
                .file("src/agent.py", "print(1)")
                .file("./deep/er/e.txt", "x")
                .file("empty", ""));

        assertThat(tree()).containsExactly("deep", "deep/er", "deep/er/e.txt", "empty", "src", "src/agent.py");
        assertThat(folder.resolve("src/agent.py")).hasContent("print(1)");
        assertThat(bytes).isEqualTo(9);
    }

    @Test
    void aNameBeyondAsciiComesOutOrIsRefusedWhereTheLocaleHasNone() throws Exception {
        TarGz archive = new TarGz().file("é.txt", "x");
        String encoding = System.getProperty("sun.jnu.encoding");

        if (Charset.forName(encoding).newEncoder().canEncode("é")) {
            unpack(archive);
            assertThat(folder.resolve("é.txt")).exists();
        } else {
            assertThatThrownBy(() -> unpack(archive)).hasMessageContaining("a name that this machine cannot write");
        }
    }

    @Test
    void onlyTheExecutableBitIsKept() throws Exception {
        unpack(new TarGz().file("run.sh", new byte[0], 07755).file("data", new byte[0], 0666));

        assertThat(folder.resolve("run.sh").toFile().canExecute()).isTrue();
        assertThat(folder.resolve("run.sh").toFile().setExecutable(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "a/..", "..", "/etc/evil", "//evil", "a\\..\\evil"})
    void aNameThatLeadsElsewhereIsRefused(String name) {
        assertRefused(new TarGz().file(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_LINK,
                TarConstants.LF_SYMLINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO,
                '7',
                'Z'
            })
    void whatIsNeitherFileNorFolderIsRefused(byte type) {
        assertRefused(new TarGz().special("thing", type, "../target"));
    }

    @Test
    void aFileBehindALinkIsNotWrittenThroughIt() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));

        assertRefused(new TarGz()
                .special("link", TarConstants.LF_SYMLINK, outside.toString())
                .file("link/evil", "x"));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void theSameFileTwiceIsRefused() {
        assertRefused(new TarGz().file("a", "1").file("./a", "2"), "\"./a\" is there twice");
    }

    @Test
    void aFileAsAFolderIsRefused() {
        assertRefused(new TarGz().file("a", "1").file("a/b", "2"), "\"a/b\" is both a file and a folder");
        assertRefused(new TarGz().folder("c").file("c", "2"), "\"c\" is there twice");
    }

    @Test
    void aFileWithoutANameIsRefused() {
        assertRefused(new TarGz().file(".", "x"), "\".\" has no name");
    }

    @Test
    void controlCharactersOfANameAreNotShown() {
        assertRefused(new TarGz().file("../\u001b[31m\nred", "x"), "\"../?[31m?red\" leads out of the source");
    }

    @Test
    void eachLimitHolds() throws Exception {
        UnpackLimits limits = new UnpackLimits(3, 10, 2, 5, 200);
        assertThat(unpack(new TarGz().file("a/b", "12345").file("12345", "67890"), limits))
                .isEqualTo(10);

        List.of(
                        new TarGz().file("1", "").file("2", "").file("3", "").file("4", ""),
                        new TarGz().file("5/6", "").file("7/8", ""),
                        new TarGz().file("9", "12345678901"),
                        new TarGz().folder("c/d/e"),
                        new TarGz().file("123456", ""))
                .forEach(archive ->
                        assertThatThrownBy(() -> unpack(archive, limits)).isInstanceOf(BuildFailure.class));
    }

    @Test
    void anArchiveThatGrowsWithoutEndIsRefused() {
        byte[] zeros = new byte[80 << 20];

        assertRefused(new TarGz().file("zeros", zeros, 0644), "it grows more than 200-fold when unpacked");
    }

    @Test
    void aNameThatFillsTheMemoryIsRefusedEarly() {
        byte[] name = new byte[3 << 20];
        Arrays.fill(name, (byte) 'a');

        assertRefused(new TarGz().longName(name).file("short", "x"), "a header in it is too long");
    }

    @Test
    void aCutArchiveIsRefused() throws Exception {
        byte[] whole = new TarGz().file("a", new byte[100_000], 0644).bytes();
        for (int length : new int[] {0, 5, whole.length / 2, whole.length - 4}) {
            Path cut = Files.write(temporary.resolve("cut" + length), Arrays.copyOf(whole, length));
            Path target = Files.createDirectory(temporary.resolve("target" + length));

            assertThatThrownBy(() -> SafeUnpacker.unpack(cut, target, UnpackLimits.DEFAULT, new Cancellation()))
                    .isInstanceOf(BuildFailure.class)
                    .hasMessage("failed to unpack the source: the archive is cut short");
        }
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        Path text = Files.writeString(temporary.resolve("text"), "hello, this is no archive");

        assertThatThrownBy(() -> SafeUnpacker.unpack(text, folder, UnpackLimits.DEFAULT, new Cancellation()))
                .isInstanceOf(BuildFailure.class)
                .hasMessageStartingWith("failed to unpack the source: ");
    }

    @Test
    void aCancelledUnpackingEnds() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        Path archive = new TarGz().file("a", "x").in(temporary);

        assertThatThrownBy(() -> SafeUnpacker.unpack(archive, folder, UnpackLimits.DEFAULT, cancelled))
                .isInstanceOf(CancelledException.class);
    }

    private long unpack(TarGz archive) throws BuildFailure {
        return unpack(archive, UnpackLimits.DEFAULT);
    }

    private long unpack(TarGz archive, UnpackLimits limits) throws BuildFailure {
        return SafeUnpacker.unpack(archive.in(temporary), folder, limits, new Cancellation());
    }

    private void assertRefused(TarGz archive, String why) {
        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(BuildFailure.class)
                .hasMessage("failed to unpack the source: " + why);
    }

    private void assertRefused(TarGz archive) {
        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(BuildFailure.class)
                .hasMessageStartingWith("failed to unpack the source: \"");
        assertThat(temporary.resolve("outer")).isDirectoryNotContaining(path -> !path.equals(folder));
        assertThat(temporary.resolve("evil")).doesNotExist();
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
