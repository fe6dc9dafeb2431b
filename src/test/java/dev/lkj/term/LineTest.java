package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {

    @Test
    void makesItsTextSafe() {
        assertThat(Line.of("a\u001b[31m").add("\n").text()).isEqualTo("a\\x1b[31m\\x0a");
    }

    @Test
    void isCutAcrossStyles() {
        Line line = Line.of("abc").add(Style.RED, "def").add("ghi");
        assertThat(line.cut(5, Glyphs.UNICODE))
                .isEqualTo(Line.of("abc").add(Style.RED, "d").add(Style.RED, "…"));
        assertThat(line.cut(9, Glyphs.UNICODE)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "one two three four, 9, 'one two/  three/  four'",
        "one  two   three, 9, 'one  two/  three'",
        "one two, 7, one two",
        "an immeasurably long word, 8, 'an immeasurably/  long/  word'",
        "'  indented words', 12, '  indented/  words'",
    })
    void isBrokenAtBlanks(String text, int columns, String expected) {
        assertThat(Line.of(text).broken(columns, 2)).extracting(Line::text).containsExactly(expected.split("/", -1));
    }

    @Test
    void keepsItsStylesAndItsCommandsWholeWhenItIsBroken() {
        Line line = Line.of(Style.DIM, "to do:")
                .add(" type ")
                .add(Style.ACCENT, "lkj agent status")
                .add("!");

        assertThat(line.broken(17, 0))
                .containsExactly(
                        Line.of(Style.DIM, "to do:").add(" type"),
                        Line.of("").add(Style.ACCENT, "lkj agent status").add("!"));
    }

    @Test
    void givesWayToWhatStandsAtItsRight() {
        assertThat(Line.of("left").spread(Line.of("1.0s"), 12, Glyphs.UNICODE).text())
                .isEqualTo("left    1.0s");
        assertThat(Line.of("rather long")
                        .spread(Line.of("1.0s"), 12, Glyphs.UNICODE)
                        .text())
                .isEqualTo("rather… 1.0s");
    }

    @Test
    void showsAPhaseWithItsTimeAtTheRight() {
        PhaseLine phase =
                PhaseLine.of(Mark.DONE, "Packed", "62 files, 1.4 MB (412 kB compressed)", Duration.ofMillis(100));
        assertThat(phase.fitted(80, Glyphs.UNICODE).text())
                .isEqualTo("✓ Packed      62 files, 1.4 MB (412 kB compressed)                      0.1s");
        assertThat(phase.fitted(40, Glyphs.ASCII).text()).isEqualTo("+ Packed      62 files, 1.4 MB ... 0.1s");
    }

    @ParameterizedTest
    @CsvSource({"80, 76", "72, 68", "71, 70", "40, 39", "1, 1", "300, 100"})
    void endsTimesNearTheRightEdge(int columns, int end) {
        assertThat(PhaseLine.rightEnd(columns)).isEqualTo(end);
    }

    @Test
    void marksHaveTheirColours() {
        assertThat(Mark.DONE.sign(Glyphs.UNICODE)).isEqualTo(Line.of(Style.GREEN, "✓"));
        assertThat(Mark.FAILED.sign(Glyphs.ASCII)).isEqualTo(Line.of(Style.RED, "x"));
        assertThat(Mark.RUNNING.sign(Glyphs.UNICODE)).isEqualTo(Line.of(Style.YELLOW, "◐"));
        assertThat(Mark.NEUTRAL.sign(Glyphs.UNICODE)).isEqualTo(Line.of(Style.DIM, "•"));
    }

    @Test
    void aBarSaysHowFarATransferIs() {
        ProgressBar bar = new ProgressBar(156_560_000, 412_000_000, Duration.ofMillis(7455));
        assertThat(bar.text()).isEqualTo("38 % of 412 MB, 21 MB/s, 12 s left");
        assertThat(bar.line(Glyphs.ASCII).text()).isEqualTo("######---------- " + bar.text());
    }

    @Test
    void aBarSaysNoMoreThanItKnows() {
        assertThat(new ProgressBar(0, 412_000, Duration.ofSeconds(3)).text()).isEqualTo("0 % of 412 kB");
        assertThat(new ProgressBar(400_000, 412_000, Duration.ofMillis(400)).text())
                .isEqualTo("97 % of 412 kB");
        assertThat(new ProgressBar(2_000_000, 0, Duration.ofSeconds(2))
                        .line(Glyphs.UNICODE)
                        .text())
                .isEqualTo("2.0 MB, 1.0 MB/s");
        assertThat(new ProgressBar(412, 412, Duration.ofSeconds(2)).text()).isEqualTo("100 % of 412 B, 206 B/s");
    }
}
