package dev.lkj.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    private Path temporary;

    @Test
    void theTailHasTheLastLines() throws IOException {
        print("one\ntwo\r\n\nfour\nfi");

        assertThat(output().tail(100)).containsExactly("one", "two", "", "four", "fi");
        assertThat(output().tail(2)).containsExactly("four", "fi");
        assertThat(output().tail(0)).isEmpty();
    }

    @Test
    void nothingPrintedIsNoLine() {
        assertThat(output().tail(10)).isEmpty();
    }

    @Test
    void malformedTextIsReplacedAndNotLost() throws IOException {
        Files.write(temporary.resolve("output.log"), new byte[] {'a', (byte) 0xff, 'b', '\n'});

        assertThat(output().tail(1)).containsExactly("a\uFFFDb");
    }

    @Test
    void aLineWithoutEndIsCut() throws IOException {
        print("x".repeat(LineSplitter.LINE_BYTES + 5) + "\n");

        assertThat(output().tail(10)).extracting(String::length).containsExactly(LineSplitter.LINE_BYTES, 5);
    }

    @Test
    void theTailOfMuchOutputIsReadFromItsEnd() throws IOException {
        print("some line or other\n".repeat(200_000) + "last\n");

        assertThat(output().tail(2)).containsExactly("some line or other", "last");
    }

    @Test
    void tooMuchOutputMovesAsideAndStaysReadable() throws IOException {
        print("old\n".repeat(3_000_000));
        output().cap();
        print("new\n");

        assertThat(output().size()).isEqualTo(4);
        assertThat(output().tail(2)).containsExactly("old", "new");
    }

    @Test
    void aLittleOutputStays() throws IOException {
        print("line\n");
        output().cap();

        assertThat(output().size()).isEqualTo(5);
    }

    @Test
    void aFollowerGoesOnAfterTheCap() throws IOException {
        print("old\n".repeat(3_000_000));
        List<String> lines = new CopyOnWriteArrayList<>();
        OutputFollower follower = OutputFollower.start("one", output(), lines::add);

        print("before\n");
        Await.until("the line came", () -> lines.contains("before"));
        output().cap();
        print("after\n");
        Await.until("the line came", () -> lines.contains("after"));
        follower.close();

        assertThat(lines).containsExactly("before", "after");
    }

    private OutputFile output() {
        return new OutputFile(temporary.resolve("output.log"));
    }

    private void print(String text) throws IOException {
        Files.write(
                temporary.resolve("output.log"),
                text.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
