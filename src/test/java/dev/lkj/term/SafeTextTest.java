package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "naïve – ✓", "日本語", "e\u0301", "👩\u200d🔬", "می\u200cخواهم", "\\x1b"})
    void leavesVisibleTextAlone(String text) {
        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b[31m', '\\x1b[31m'",
        "'\u0000\u0007\u007f', '\\x00\\x07\\x7f'",
        "'a\nb\rc', 'a\\x0ab\\x0dc'",
        "'\u009b31m\u0085', '\\x9b31m\\x85'",
        "'\u202etxt.exe\u202c', '\\u{202e}txt.exe\\u{202c}'",
        "'\u2066x\u2069\u200f', '\\u{2066}x\\u{2069}\\u{200f}'",
        "'a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'",
        "'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'",
        "'\udb40\udc41', '\\u{e0041}'",
    })
    void makesWhatCannotBeSeenVisible(String text, String safe) {
        assertThat(SafeText.of(text)).isEqualTo(safe);
    }

    @Test
    void replacesHalfASurrogatePair() {
        assertThat(SafeText.of("a\ud83db\udc00")).isEqualTo("a\ufffdb\ufffd");
    }

    @Test
    void expandsTabsToColumnsOfEight() {
        assertThat(SafeText.of("a\tb\t12345678\tc")).isEqualTo("a       b       12345678        c");
        assertThat(SafeText.of("日本\tx")).isEqualTo("日本    x");
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b[32mgreen\u001b[0m no newline', 'green no newline'",
        "'\u001b[1;38;5;200mx\u001b[K\u001b[2Jy', 'xy'",
        "'\u001b]0;title\u0007a', 'a'",
        "'\u001b]8;;https://x\u001b\\link\u001b]8;;\u001b\\', 'link'",
        "'\u001bP1$r\u001b\\a\u001b(Bb\u001b7c\u001b=d', 'abcd'",
        "'progress 10%\rprogress 50%\rprogress 100%', 'progress 100%'",
        "'windows line\r', 'windows line'",
        "'\r\r', ''",
        "'50%\b\b\b60%', '60%'",
        "'\b\bx', 'x'",
    })
    void showsOutputAsATerminalWouldHaveLeftIt(String output, String shown) {
        assertThat(SafeText.ofOutput(output)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b]0;no end, and what follows stays', '\\x1b]0;no end, and what follows stays'",
        "'\u001b[31', '\\x1b[31'",
        "'a\u001b', 'a\\x1b'",
        "'\u009b2Jx', '\\x9b2Jx'",
    })
    void hidesNothingBehindAnIncompleteSequence(String output, String shown) {
        assertThat(SafeText.ofOutput(output)).isEqualTo(shown);
    }

    @Test
    void replacesMalformedUtf8() {
        byte[] bytes = {'a', (byte) 0xC3, 'b', (byte) 0xFF};
        assertThat(SafeText.ofOutput(bytes)).isEqualTo("a\ufffdb\ufffd");
        assertThat(SafeText.ofOutput("é".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
    }

    @Test
    void splitsLines() {
        assertThat(SafeText.lines("one\n\ttwo\r\n\nthree\n")).containsExactly("one", "        two", "", "three");
    }

    @Test
    void whateverComesInNothingUnsafeComesOut() {
        for (long seed = 0; seed < 2_000; seed++) {
            RandomGenerator random = new java.util.Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x100) : random.nextInt(0x10000)));
            }
            String safe = SafeText.ofOutput(text.toString());
            assertThat(safe.codePoints().noneMatch(SafeTextTest::actsOnTerminals))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(SafeText.of(safe)).as("seed %d", seed).isEqualTo(safe);
        }
    }

    private static boolean actsOnTerminals(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
    }
}
