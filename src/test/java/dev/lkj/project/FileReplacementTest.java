package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lkj.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
    @TempDir
    Path folder;

    private void write(String name, String content) {
        FileReplacement.write(folder.resolve(name), name, content);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assumePosix() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        write("a", "1");
        write("a", "2");

        assertThat(names()).containsExactly("a");
        assertThat(folder.resolve("a")).hasContent("2");
    }

    @Test
    void keepsTheModeOfAFile() throws IOException {
        assumePosix();
        Path file = Files.writeString(folder.resolve("a"), "1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        write("a", "2");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-rw-");
    }

    @Test
    void givesANewFileTheModeThatAnyNewFileGets() throws IOException {
        assumePosix();
        Path other = Files.writeString(folder.resolve("other"), "");

        write("a", "1");

        assertThat(Files.getPosixFilePermissions(folder.resolve("a"))).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void writesThroughALink() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.writeString(folder.resolve("real/a"), "1");
        Files.createSymbolicLink(folder.resolve("hop"), Path.of("real", "a"));
        Files.createSymbolicLink(folder.resolve("a"), Path.of("hop"));

        write("a", "2");

        assertThat(folder.resolve("a")).isSymbolicLink();
        assertThat(folder.resolve("real/a")).isRegularFile().hasContent("2");
    }

    @Test
    void saysThatLinksGoRound() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        assertThat(Failure.of(ExitCode.FAILED, () -> write("a", "1")))
                .hasMessage("cannot write a: too many levels of symbolic links");
    }

    @Test
    void takesTheLongestNameThatTheSystemTakes() {
        String name = "n".repeat(255);

        write(name, "1");

        assertThat(folder.resolve(name)).hasContent("1");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(folder.resolve("a"));

        assertThat(Failure.of(ExitCode.FAILED, () -> write("a", "1"))).hasMessage("cannot write a: not a regular file");
        assertThat(folder.resolve("a")).isEmptyDirectory();
    }

    @Test
    void saysWhyAFolderThatIsNotThereCannotBeWrittenTo() {
        assertThat(Failure.of(ExitCode.FAILED, () -> write("gone/a", "1")))
                .hasMessage("cannot write gone/a: no such file or directory");
    }

    @Test
    void leavesTheFileOfAReadOnlyFolderAsItIs() throws IOException {
        assumePosix();
        Path readOnly = Files.createDirectory(folder.resolve("ro"));
        Files.writeString(readOnly.resolve("a"), "1");
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
        // The superuser may write there.
        assumeTrue(!Files.isWritable(readOnly));

        assertThat(Failure.of(ExitCode.FAILED, () -> write("ro/a", "2")))
                .hasMessage("cannot write ro/a: permission denied");

        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(readOnly.resolve("a")).hasContent("1");
    }

    @Test
    void letsReadersSeeWholeFilesOnly() throws Exception {
        List<String> contents =
                Stream.of("a", "b", "c", "d").map(c -> c.repeat(100_000)).toList();
        write("a", contents.get(0));
        ExecutorService writers = Executors.newFixedThreadPool(contents.size());
        List<Future<?>> running = new ArrayList<>();
        for (String content : contents) {
            running.add(writers.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    write("a", content);
                }
            }));
        }
        writers.shutdown();
        while (!running.stream().allMatch(Future::isDone)) {
            assertThat(contents).contains(Files.readString(folder.resolve("a")));
        }
        for (Future<?> writer : running) {
            writer.get();
        }
        assertThat(names()).containsExactly("a");
    }
}
