package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainAreaTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final StatusArea area = StatusArea.on(
            Terminal.of(Map.of("LANG", "C"), false, false, () -> TerminalSize.USUAL),
            new PrintStream(written, false, StandardCharsets.UTF_8));

    @Test
    void writesOnlyLinesThatStay() {
        area.draw(List.of(Line.of("38 %")));
        area.print(List.of(Line.of(Style.GREEN, "Uploaded é")));
        area.finish(List.of(Line.of("Built")));
        area.close();
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("Uploaded é\nBuilt\n");
    }

    @Test
    void isNotLive() {
        assertThat(area.isLive()).isFalse();
    }
}
