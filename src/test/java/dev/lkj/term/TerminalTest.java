package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest(name = "NO_COLOR={0} CLICOLOR_FORCE={1} CLICOLOR={2} TERM={3} terminal={4}: {5}")
    @CsvSource({
        "'', '', '', xterm, true, COLOURED",
        "'', '', '', xterm, false, PLAIN",
        "'', '', '', dumb, true, PLAIN",
        "'', '', 0, xterm, true, PLAIN",
        "'', '', 1, xterm, true, COLOURED",
        "'', '', 1, xterm, false, PLAIN",
        "1, '', '', xterm, true, PLAIN",
        "0, '', '', xterm, true, PLAIN",
        "1, 1, 1, xterm, true, PLAIN",
        "'', 1, '', xterm, false, COLOURED",
        "'', 1, 0, dumb, false, COLOURED",
        "'', 0, '', xterm, false, PLAIN",
        "'', 0, '', xterm, true, COLOURED",
    })
    void decidesOnColour(
            String noColor, String force, String cliColor, String type, boolean isTerminal, Palette expected) {
        Map<String, String> environment =
                Map.of("NO_COLOR", noColor, "CLICOLOR_FORCE", force, "CLICOLOR", cliColor, "TERM", type);
        assertThat(Palette.of(environment, isTerminal)).isEqualTo(expected);
    }

    @Test
    void isNotRedrawnWhenItIsDumb() {
        assertThat(terminal(Map.of("TERM", "dumb")).live()).isFalse();
        assertThat(terminal(Map.of("TERM", "xterm")).live()).isTrue();
        assertThat(terminal(Map.of()).live()).isTrue();
    }

    @Test
    void writesNoEscapeSequenceWithoutColour() {
        Line line = Line.of(Style.RED, "failed").add(Style.BOLD, " again");
        assertThat(Palette.PLAIN.paint(line)).isEqualTo("failed again");
        assertThat(Palette.COLOURED.paint(line)).isEqualTo("\u001b[31mfailed\u001b[0m\u001b[1m again\u001b[0m");
    }

    @Test
    void hasTheSizeThatTheEnvironmentNames() {
        assertThat(TerminalSize.of(Map.of("COLUMNS", "120", "LINES", "40"))).isEqualTo(new TerminalSize(120, 40));
        assertThat(TerminalSize.of(Map.of("COLUMNS", "wide", "LINES", "0"))).isEqualTo(TerminalSize.USUAL);
    }

    private static Terminal terminal(Map<String, String> environment) {
        return Terminal.of(environment, true, true, () -> TerminalSize.USUAL);
    }
}
