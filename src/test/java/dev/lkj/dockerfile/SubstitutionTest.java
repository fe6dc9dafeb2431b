package dev.lkj.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
    private final Substitution substitution = new Substitution('\\', Map.of("X", "x y", "EMPTY", "", "_1", "one")::get);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            plain              | plain
            a$X.b              | ax y.b
            ${X}               | x y
            ${_1}2             | one2
            <$NONE>            | <>
            <${NONE}>          | <>
            ${X:-y}            | x y
            ${NONE:-y}         | y
            ${EMPTY:-y}        | y
            <${EMPTY-y}>       | <>
            ${NONE-y}          | y
            ${X:+y}            | y
            <${NONE:+y}>       | <>
            <${EMPTY:+y}>      | <>
            ${EMPTY+y}         | y
            ${X:?needed}       | x y
            ${NONE:-${X}z}     | x yz
            ${NONE:-"a}b"}     | a}b
            "$X"               | x y
            '$X'               | $X
            \\$X               | $X
            "\\$X \\" \\\\ \\n" | $X " \\ \\n
            a\\ b              | a b
            end$               | end$
            $1                 | $1
            """)
    void aWordIsExpanded(String word, String expected) throws DockerfileException {
        assertThat(substitution.expand(word, 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ${X                | syntax error: missing '}'
            ${}                | syntax error: bad substitution
            ${X%y}             | unsupported modifier (%) in substitution
            ${NONE:?set it}    | NONE: set it
            ${NONE?}           | NONE: is not allowed to be unset
            "open              | unexpected end of statement while looking for matching double-quote
            'open              | unexpected end of statement while looking for matching single-quote
            """)
    void aWordThatMakesNoSenseIsAFault(String word, String fault) {
        assertThatThrownBy(() -> substitution.expand(word, 7))
                .hasMessage("dockerfile parse error on line 7: failed to process \"" + word + "\": " + fault);
    }

    @Test
    void theEscapeCharacterIsTheFilesOwn() throws DockerfileException {
        assertThat(new Substitution('`', name -> "v").expand("C:\\$X`$X", 1)).isEqualTo("C:\\v$X");
    }
}
