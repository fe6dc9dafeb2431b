package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.error.LkjException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotenvTest {

    @Test
    void knowsTheLineOfEachAssignment() {
        Dotenv dotenv = Dotenv.parse("# c\nA=1\n\nB=\"x\ny\" C=3\r\nD=4", "f");

        assertThat(dotenv.entries())
                .extracting(Dotenv.Entry::toString)
                .isEqualTo(List.of("A in line 2", "B in line 4", "C in line 5", "D in line 6"));
    }

    @Test
    void takesAQuoteBehindAnyBackslashForAnEscapedOne() {
        assertThat(Dotenv.parse("A=\"x\\\\\" # \"\nB=$A$A", "f").values())
                .containsEntry("A", "x\\\" # ")
                .containsEntry("B", "x\\\" # x\\\" # ");
    }

    @Test
    void readsALongTextInOneGo() {
        String text = "KEY=\"value\"\n".repeat(200_000);

        assertThat(Dotenv.parse(text, "f").entries()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`A=1\\nMY-KEY=s3cret`           | f:2: MY-KEY: unexpected character in variable name",
                "`A=1\\n\\nsk-s3cret`            | f:3: unexpected character in variable name",
                "`A=1\\nQUJD/s3cret==`           | f:2: unexpected character in variable name",
                "`s3cret\\nA=1`                  | f:1: unexpected character in variable name: no = in the line",
                "`A=\"v\"s3cret\\nB=1`           | f:1: unexpected character in variable name: no = in the line",
                "`A=1\\nB=\"s3cret\\nC=2\\n`     | f:2: B: unterminated quoted value",
                "`B='s3cret`                     | f:1: B: unterminated quoted value",
                "`sk-s3cret-x: y`                | f:1: unexpected character in variable name",
                "`sk_s3cret=\"y`                 | f:1: unterminated quoted value",
                "`ключ=s3cret`                   | f:1: unexpected character in variable name",
                "`A=1\\nexport `                 | f:2: zero length string",
                "`\uFEFFA=s3cret`                | f:1: unexpected character in variable name: a byte order mark",
            })
    void reportsABadLineByPlaceAndNameOnly(String text, String message) {
        LkjException failure = Failure.usage(() -> Dotenv.parse(text.replace("\\n", "\n"), "f"));

        assertThat(failure).hasMessage(message);
    }

    @Test
    void showsNoValueOfAnAssignment() {
        assertThat(Dotenv.parse("A=s3cret", "f").toString()).doesNotContain("s3cret");
    }
}
