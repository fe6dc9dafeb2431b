package dev.lkj.term;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What is known of the output side.
 *
 * @param live whether standard error is a terminal on which lines can be redrawn
 * @param outputIsTerminal whether standard output is a terminal
 * @param size asked for again at each drawing, since a terminal can be resized
 * @param error colours of standard error
 * @param output colours of standard output
 * @param glyphs the signs to draw with, on both
 */
public record Terminal(
        boolean live,
        boolean outputIsTerminal,
        Supplier<TerminalSize> size,
        Palette error,
        Palette output,
        Glyphs glyphs) {

    /** Decides by the environment; a terminal of type {@code dumb} is not redrawn. */
    public static Terminal of(
            Map<String, String> environment,
            boolean errorIsTerminal,
            boolean outputIsTerminal,
            Supplier<TerminalSize> size) {
        return new Terminal(
                errorIsTerminal && !"dumb".equals(environment.get("TERM")),
                outputIsTerminal,
                size,
                Palette.of(environment, errorIsTerminal),
                Palette.of(environment, outputIsTerminal),
                Glyphs.of(environment));
    }
}
