package dev.lkj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Palette;
import dev.lkj.term.Terminal;
import dev.lkj.term.TerminalSize;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Status lines and messages keep their words whole at the edge of a terminal. */
class FittedTextTest {
    private static final String LONG =
            "not shown: eu-central, ap-south, us-west, eu-west, sa-east, me-central, me-south-1"
                    + " (--region NAME, or --all)";

    private static List<String> lines(boolean live, int columns, String text) {
        Terminal terminal = new Terminal(
                live, live, () -> new TerminalSize(columns, 24), Palette.PLAIN, Palette.PLAIN, Glyphs.of(Map.of()));
        return new FittedText(terminal)
                .of(Line.EMPTY, text).stream().map(Palette.PLAIN::paint).toList();
    }

    @Test
    void wordsStayWhole() {
        assertThat(lines(true, 80, LONG))
                .containsExactly(
                        "not shown: eu-central, ap-south, us-west, eu-west, sa-east, me-central,",
                        "me-south-1 (--region NAME, or --all)");
    }

    @Test
    void whatStartsFurtherInGoesOnThere() {
        assertThat(lines(true, 50, "  Endpoint: com.amazonaws.vpce.us-east-1.vpce-svc-0 of the link"))
                .containsExactly("  Endpoint:", "  com.amazonaws.vpce.us-east-1.vpce-svc-0 of the", "  link");
    }

    @Test
    void aCommandCanBeCopied() {
        String hint = "lkj agent status --id CA_abc   whether it is built all the same";
        String running = "Running /usr/bin/uv run --no-sync python -m livekit.agents start agent.py";

        assertThat(lines(true, 50, hint)).containsExactly(hint);
        assertThat(lines(true, 50, running)).containsExactly(running);
    }

    @Test
    void offATerminalALineIsALine() {
        assertThat(lines(false, 50, LONG)).containsExactly(LONG);
    }
}
