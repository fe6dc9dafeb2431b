package dev.lkj.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "two words",
                "a#b",
                "# x",
                "$HOME",
                "${X}",
                "say \"hi\"",
                "it's",
                "'",
                "\"",
                "\\",
                "c:\\x\\",
                "line\nline",
                "tab\there",
                "é",
                " edge ",
                "a=b",
                "$",
                "`x`",
                "\\n",
                "a\\$b",
            })
    void valuesComeBackAsTheyWere(String value) throws DotenvException {
        String text = DotenvText.of(Map.of("NAME", value));

        assertThat(Dotenv.of(text).values()).as(text).containsExactly(Map.entry("NAME", value));
    }

    @Test
    void anExampleKeepsItsCommentsAndItsOrder() {
        String example = "# one\nB=x # why\n\nexport A='y'\nC=z\n# end\n";

        assertThat(DotenvText.of(example, Map.of("A", "1", "B", "2 3", "UNKNOWN", "x")))
                .isEqualTo("# one\nB=\"2 3\"\n\nA=1\nC=z\n# end\n");
    }

    @Test
    void anExampleThatCannotBeEditedIsWrittenAnew() {
        Map<String, String> values = new LinkedHashMap<>(Map.of("A", "1"));

        assertThat(DotenvText.of("A=\"x\ny\" B=2\n", values)).isEqualTo("A=1\nB=2\n");
    }

    @Test
    void whatTheFormatCannotSayIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> DotenvText.of(Map.of("NAME", "'\"")))
                .hasMessageContaining("the value of NAME cannot be written")
                .hasMessageNotContaining("'\"");
    }
}
