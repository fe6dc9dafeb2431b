package dev.lkj.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lkj.testing.VirtualScreen;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrompterTest {
    private static final List<Line> VERSIONS = List.of(Line.of("20261122101502"), Line.of("20260809003117"));

    /** So long that no slow machine splits a sequence; the end of the keys is seen at once. */
    private static final long WHOLE_SEQUENCES = 600_000;

    private final VirtualScreen screen = new VirtualScreen(60, 12);

    @ParameterizedTest
    @CsvSource({
        "'y\r', false, true",
        "'YES\n', false, true",
        "'n\r', true, false",
        "'No\r', true, false",
        "'\r', true, true",
        "'\r', false, false",
        "'maybe\ry\r', false, true",
        "'n\u007fy\r', false, true",
        "'xxx\u0015y\r', false, true",
    })
    void confirms(String keys, boolean byDefault, boolean answer) {
        assertThat(prompter(keys).confirm("Roll back?", byDefault)).isEqualTo(answer);
    }

    @Test
    void showsTheQuestionAndTheAnswer() {
        prompter("y\r").confirm("Roll back?", false);
        assertThat(screen.text()).isEqualTo("Roll back? [y/N] y");
    }

    @Test
    void showsALongQuestionWholeWithWhatEnterMeans() {
        prompter("y\r").confirm("Config file [livekit.toml] file already exists. Overwrite?", false);
        assertThat(screen.text()).isEqualTo("""
                Config file [livekit.toml] file already exists.
                Overwrite? [y/N] y""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b", "\u0003", "\u0004", "", "y", "y\u001b"})
    void leavingAQuestionAnswersNothing(String keys) {
        assertThatThrownBy(() -> prompter(keys).confirm("Roll back?", true)).isInstanceOf(PromptCancelled.class);
        assertThatThrownBy(() -> prompter(keys).ask("Name?", "x")).isInstanceOf(PromptCancelled.class);
        assertThatThrownBy(() -> prompter(keys).pick("Version?", VERSIONS, 0)).isInstanceOf(PromptCancelled.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'\r', 0",
        "'\u001b[B\r', 1",
        "'\u001bOB\r', 1",
        "'\u001b[B\u001b[B\u001b[A\r', 0",
        "'\u001b[A\r', 0",
        "'2\r', 1",
        "'1\r', 0",
        "'2x9\r', 1",
        "'\u001b[5~\u001b[1;2B\r', 1",
    })
    void picksByArrowKeysAndNumbers(String keys, int chosen) {
        assertThat(prompter(keys).pick("Version?", VERSIONS, 0)).isEqualTo(chosen);
    }

    @Test
    void picksByNumbersOfTwoDigits() {
        List<Line> many =
                IntStream.range(0, 30).mapToObj(i -> Line.of("choice " + i)).toList();
        assertThat(prompter("12\r").pick("Which?", many, 0)).isEqualTo(11);
        assertThat(prompter("99\r").pick("Which?", many, 0)).isEqualTo(8);
    }

    @Test
    void showsAListThatFitsTheTerminal() {
        List<Line> many =
                IntStream.range(0, 30).mapToObj(i -> Line.of("choice " + i)).toList();
        assertThatThrownBy(() -> new TerminalPrompter(terminal(), screen.stream(), () -> new FailingKeys())
                        .pick("Which?", many, 20))
                .hasMessageContaining("cannot read from the terminal");
        assertThat(screen.scrolledAway()).isEmpty();
    }

    @Test
    void replacesTheListByTheChoice() {
        prompter("\u001b[B\r").pick("Version?", VERSIONS, 0);
        assertThat(screen.text()).isEqualTo("Version? 20260809003117");
        assertThat(screen.cursorShown()).isTrue();
    }

    @Test
    void takesTheListAwayWhenItIsCancelled() {
        assertThatThrownBy(() -> prompter("\u001b[B\u001b").pick("Version?", VERSIONS, 0))
                .isInstanceOf(PromptCancelled.class);
        assertThat(screen.text()).isEmpty();
        assertThat(screen.cursorShown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'receptionist\r', '', receptionist",
        "'\r', usual, usual",
        "'  x  \r', usual, x",
        "'ab\u007fc\r', '', ac",
        "'né🚀\r', '', né🚀",
        "'a🚀\u007fb\r', '', ab",
        "'a\u001b[Cb\r', '', ab",
    })
    void asksForText(String keys, String byDefault, String answer) {
        assertThat(prompter(keys).ask("Name?", byDefault)).isEqualTo(answer);
    }

    @Test
    void showsTheEndOfALongAnswerOnOneLine() {
        assertThat(prompter("0123456789".repeat(20) + "END\r").ask("Name?", "")).endsWith("END");
        assertThat(screen.text()).startsWith("Name? ").endsWith("END").doesNotContain("\n");
    }

    @Test
    void doesNotShowWhatIsHidden() {
        assertThat(prompter("s3cret\r").askHidden("Secret:")).isEqualTo("s3cret");
        assertThat(screen.text()).isEqualTo("Secret:");
    }

    @Test
    void letsAQuestionHoldAnything() {
        prompter("y\r").confirm("Delete \u001b[2J\r?", false);
        assertThat(screen.text()).isEqualTo("Delete \\x1b[2J\\x0d? [y/N] y");
    }

    @Test
    void withoutATerminalThereIsNobodyToAsk() {
        Terminal pipe = Terminal.of(Map.of(), false, true, () -> TerminalSize.USUAL);
        assertThat(Prompter.on(pipe, true, screen.stream()).isInteractive()).isFalse();
        assertThat(Prompter.on(terminal(), false, screen.stream()).isInteractive())
                .isFalse();
        assertThat(Prompter.on(terminal(), true, screen.stream()).isInteractive())
                .isTrue();
        assertThatThrownBy(() -> Prompter.none().confirm("Sure?", true)).isInstanceOf(IllegalStateException.class);
    }

    private Prompter prompter(String keys) {
        return new TerminalPrompter(
                terminal(),
                screen.stream(),
                () -> new TerminalKeys(
                        new DumbTerminal(
                                "test",
                                "dumb",
                                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                                OutputStream.nullOutputStream(),
                                StandardCharsets.UTF_8),
                        WHOLE_SEQUENCES));
    }

    private Terminal terminal() {
        return Terminal.of(Map.of("LANG", "C.UTF-8"), true, true, screen::size);
    }
}
