package dev.lkj.buildlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.wire.BuildVertexLog;
import dev.lkj.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepLogTest {
    private final StepLog log = new StepLog();

    @Test
    void joinsLinesAcrossChunks() {
        assertThat(add(1, "one\ntw")).containsExactly("one");
        assertThat(add(1, "o\n\nth")).containsExactly("two", "");
        assertThat(texts(log.lines())).containsExactly("one", "two", "", "th");
        assertThat(texts(log.end())).containsExactly("th");
        assertThat(texts(log.lines())).containsExactly("one", "two", "", "th");
        assertThat(log.end()).isEmpty();
    }

    @Test
    void joinsCharactersAcrossChunks() {
        byte[] bytes = "é – 日本 🚀\n".getBytes(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            log.add(new BuildVertexLog("a", 1, Bytes.of(new byte[] {each}), null), Duration.ZERO);
        }
        assertThat(texts(log.lines())).containsExactly("é – 日本 🚀");
    }

    @Test
    void doesNotMixOutputAndErrorsWithinALine() {
        add(1, "Download");
        add(2, "WARN");
        add(1, "ing\n");
        add(2, "ING\n");
        assertThat(texts(log.lines())).containsExactly("Downloading", "WARNING");
    }

    @Test
    void dropsWhatACarriageReturnOverwrites() {
        add(1, "10%\r50%\r");
        assertThat(texts(log.lines())).containsExactly("50%");
        add(1, "100%\r\nwindows\r\n");
        assertThat(texts(log.lines())).containsExactly("100%", "windows");
    }

    @Test
    void makesTextSafeAndDropsColours() {
        add(2, "\u001b[32mgreen\u001b[0m\t\u0007\u202e\n");
        assertThat(texts(log.lines())).containsExactly("green   \\x07\\u{202e}");
    }

    @Test
    void tellsWhenALineBegan() {
        log.add(chunk(1, "one"), Duration.ofMillis(50));
        log.add(chunk(1, " end\ntwo\n"), Duration.ofMillis(90));
        assertThat(log.lines())
                .containsExactly(
                        new LogLine(Duration.ofMillis(50), "one end"), new LogLine(Duration.ofMillis(90), "two"));
    }

    @Test
    void cutsALineOfTenMegabytes() {
        byte[] long10 = new byte[10_000_000];
        Arrays.fill(long10, (byte) 'x');
        log.add(new BuildVertexLog("a", 1, Bytes.of(long10), null), Duration.ZERO);
        add(1, "end\nnext\n");
        assertThat(texts(log.lines()))
                .containsExactly("x".repeat(LineAssembler.MOST_BYTES) + " … (line cut after 16 kB)", "next");
    }

    @Test
    void cutsALineBetweenCharacters() {
        add(1, "x" + "é".repeat(LineAssembler.MOST_BYTES) + "\n");
        assertThat(texts(log.lines()).get(0)).startsWith("xéé").endsWith("é … (line cut after 16 kB)");
    }

    @Test
    void aLineThatReturnsForEverIsNotCut() {
        for (int i = 0; i < 10_000; i++) {
            add(1, "\rprogress " + i);
        }
        assertThat(texts(log.lines())).containsExactly("progress 9999");
    }

    @Test
    void keepsTheLastLinesOnly() {
        for (int i = 0; i < 5_000; i++) {
            add(1, "line " + i + "\n");
        }
        assertThat(log.lines()).hasSize(StepLog.MOST_LINES);
        assertThat(texts(log.last(2))).containsExactly("line 4998", "line 4999");
    }

    @Test
    void keepsNoMoreCharactersThanAllowed() {
        for (int i = 0; i < 900; i++) {
            add(1, "x".repeat(1_000) + "\n");
        }
        int characters =
                log.lines().stream().mapToInt(line -> line.text().length()).sum();
        assertThat(characters).isBetween(StepLog.MOST_CHARACTERS - 1_000, StepLog.MOST_CHARACTERS);
    }

    private List<String> add(int stream, String text) {
        return texts(log.add(chunk(stream, text), Duration.ZERO));
    }

    private static BuildVertexLog chunk(int stream, String text) {
        return new BuildVertexLog("a", stream, Bytes.of(text), null);
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).toList();
    }
}
