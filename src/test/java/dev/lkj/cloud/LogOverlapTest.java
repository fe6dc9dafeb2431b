package dev.lkj.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogOverlapTest {
    private final LogOverlap overlap = new LogOverlap();

    /** What is shown of the given lines, up to the end of the stream when it ends. */
    private List<String> show(boolean ends, List<String> lines) {
        List<String> shown = new ArrayList<>();
        lines.forEach(line -> shown.addAll(overlap.accept(line)));
        if (ends) {
            shown.addAll(overlap.rest());
        }
        return shown;
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }

    /** Each letter is a line: what was shown, what the new stream brings until it ends, what of that is shown. */
    @ParameterizedTest
    @CsvSource({
        "'', abc, abc",
        "abc, '', ''",
        "abc, abc, ''",
        "abc, bcd, d",
        "abc, cde, de",
        "abc, def, def",
        "abc, ab, ab",
        "abc, abx, abx",
        "abc, abcabc, abc",
        "abc, xabc, xabc",
        "abab, abab, ''",
        "abab, ababc, c",
        "abab, abc, c",
        "abab, abx, x",
        "xabab, abab, ''",
        "xabab, ababy, y",
        "aaa, aaa, ''",
        "aaa, aaab, b",
        "aaa, aab, b",
        "aaa, aaaa, a",
        "aab, aabc, c",
        "abaab, abac, ac",
        "abaab, abaabx, x",
        "ababa, aba, ''",
        "ababa, abab, b"
    })
    void showsEachLineOnce(String shown, String again, String news) {
        assertThat(show(false, letters(shown))).isEqualTo(letters(shown));
        overlap.reopened();
        assertThat(show(true, letters(again))).isEqualTo(letters(news));
    }

    @Test
    void showsAtOnceWhatCannotBeARepetition() {
        assertThat(overlap.accept("a")).containsExactly("a");
        overlap.reopened();
        assertThat(overlap.accept("x")).containsExactly("x");
        assertThat(overlap.accept("a")).containsExactly("a");
    }

    @Test
    void waitsUntilItIsDecidedWhetherALineIsARepetition() {
        show(false, List.of("a", "b", "c"));
        overlap.reopened();
        assertThat(overlap.accept("a")).isEmpty();
        assertThat(overlap.accept("x")).containsExactly("a", "x");
    }

    @Test
    void repeatsNothingWhenTheBacklogItselfIsCut() {
        show(false, List.of("a", "b", "c"));
        overlap.reopened();
        assertThat(show(false, List.of("a", "b"))).isEmpty();
        overlap.reopened();
        assertThat(show(true, List.of("a", "b", "c", "d"))).containsExactly("d");
    }

    @Test
    void followsSeveralCuts() {
        show(false, List.of("a", "b"));
        overlap.reopened();
        assertThat(show(false, List.of("b", "c"))).containsExactly("c");
        overlap.reopened();
        assertThat(show(true, List.of("b", "c", "d"))).containsExactly("d");
    }

    @Test
    void remembersEnoughForALongBacklog() {
        List<String> shown = IntStream.range(0, 2 * LogOverlap.REMEMBERED)
                .mapToObj(i -> "line " + i)
                .toList();
        show(false, shown);
        overlap.reopened();
        List<String> backlog = shown.subList(LogOverlap.REMEMBERED, shown.size());
        assertThat(show(true, backlog)).isEmpty();
    }
}
