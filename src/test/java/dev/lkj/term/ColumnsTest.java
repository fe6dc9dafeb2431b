package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "'✓ ✗ ◐ • – │ …', 13",
        "é, 1",
        "'e\u0301', 1",
        "日本語, 6",
        "ｶﾅ, 2",
        "ＡＢ, 4",
        "한국, 4",
        "'\u1112\u1161\u11ab', 2",
        "🚀, 2",
        "'❤', 1",
        "'❤\ufe0f', 2",
        "'👩\u200d🔬', 4",
        "🇩🇪, 2",
        "'\u05d0\u05d1', 2",
        "'a\u20dd', 1",
    })
    void areThoseOfATerminal(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdef, 5, abcd…",
        "abcdef, 1, …",
        "abcdef, 0, ''",
        "日本語, 5, 日本…",
        "日本語, 4, 日…",
        "'e\u0301e\u0301e\u0301', 2, 'e\u0301…'",
    })
    void areCutWithAnEllipsis(String text, int columns, String cut) {
        assertThat(Columns.cut(text, columns, Glyphs.UNICODE)).isEqualTo(cut);
    }

    @Test
    void areCutWithThreeDotsInAscii() {
        assertThat(Columns.cut("abcdef", 5, Glyphs.ASCII)).isEqualTo("ab...");
        assertThat(Columns.cut("abcdef", 2, Glyphs.ASCII)).isEqualTo("..");
    }

    @Test
    void arePaddedByWhatIsShown() {
        assertThat(Columns.pad("日本", 6) + "|").isEqualTo("日本  |");
        assertThat(Columns.pad("too long", 3)).isEqualTo("too long");
    }

    @Test
    void wrapAtBlanks() {
        assertThat(Columns.wrap("error: The lockfile at `uv.lock` needs to be updated", 30))
                .containsExactly("error: The lockfile at", "`uv.lock` needs to be updated");
        assertThat(Columns.wrap("one two", 3)).containsExactly("one", "two");
        assertThat(Columns.wrap("", 3)).containsExactly("");
    }

    @Test
    void wrapWithinWordsThatAreTooLong() {
        assertThat(Columns.wrap("abcdefgh ij", 3)).containsExactly("abc", "def", "gh", "ij");
        assertThat(Columns.wrap("日本語", 1)).containsExactly("日", "本", "語");
    }

    @Test
    void wrapKeepsTheIndentOfTheFirstLine() {
        assertThat(Columns.wrap("    at agent.py line 12", 12)).containsExactly("    at", "agent.py", "line 12");
    }
}
