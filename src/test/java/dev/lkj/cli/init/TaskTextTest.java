package dev.lkj.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in double braces in the task file of a template. */
class TaskTextTest {
    private static String filled(String text) {
        return TaskText.filled(text, Map.of("NAME", "world", "N", "2", "A", "/x/y", "B", "/x/y/z/w"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '~',
            value = {
                "hello {{.NAME}}!=hello world!",
                "{{- .NAME -}}{{ .N }}=world2",
                "{{ indent .N \"a\\nb\" }}=~  a\n  b~",
                "{{ print \"\\x41\" .NAME `\\n` 7 \"\\\\\" }}=Aworld\\n7\\",
                "{{ upper (print .NAME \"s\") }}=WORLDS",
                "{{ .NAME | upper | indent 1 }}=~ WORLD~",
                "{{ relPath .A .A }}=.",
                "$x {cost} 100%=$x {cost} 100%",
            })
    void isFilledIn(String text, String expected) {
        assertThat(filled(text)).isEqualTo(expected);
    }

    @Test
    void pathsAreThoseOfTheSystem() {
        assertThat(filled("{{ joinPath \"./src\" \"agent.py\" }}")).isEqualTo("src" + File.separator + "agent.py");
        assertThat(filled("{{ relPath .A .B }}")).isEqualTo("z" + File.separator + "w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{}}", "{{ .OTHER }}", "{{ nothing }}", "{{ upper }}", "{{ upper .NAME .N }}", "{{ .NAME .N }}",
                "{{ (upper .NAME }}", "{{ .NAME | }}", "{{ .NAME | .N }}", "{{ if .NAME }}", "{{ \"open }}",
                        "{{ .NAME ! }}"
            })
    void whatIsNotKnownIsAFailure(String text) {
        assertThatThrownBy(() -> filled("echo " + text))
                .isInstanceOf(TaskFailure.class)
                .hasMessageContaining("the template asks for {{");
    }
}
