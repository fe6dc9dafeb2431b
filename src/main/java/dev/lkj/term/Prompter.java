package dev.lkj.term;

import java.io.PrintStream;
import java.util.List;

/**
 * Questions to the user. Ask {@link #isInteractive} first: who cannot be asked needs a flag instead.
 *
 * <p>Esc, Ctrl-C and the end of input leave any question with {@link PromptCancelled}.
 */
public interface Prompter {

    /**
     * One that asks on standard error, which is {@code error}, and reads keys of the terminal, provided that both
     * standard input and standard error are terminals; otherwise one that cannot ask.
     */
    static Prompter on(Terminal terminal, boolean inputIsTerminal, PrintStream error) {
        return inputIsTerminal && terminal.live()
                ? new TerminalPrompter(terminal, error, () -> TerminalKeys.ofSystem())
                : none();
    }

    /** One that cannot ask. */
    static Prompter none() {
        return SilentPrompter.INSTANCE;
    }

    /** Whether questions can be asked; if not, asking one is an error of the program. */
    boolean isInteractive();

    /** Asks for yes or no, as in {@code Roll back? [y/N]}; Enter alone answers as given. */
    boolean confirm(String question, boolean byDefault);

    /** Lets the user choose with the arrow keys or by number; the result is an index, from 0. */
    int pick(String title, List<Line> choices, int chosen);

    /** Asks for a text of one line, without blanks around it; Enter alone answers as given, which may be empty. */
    String ask(String question, String byDefault);

    /** Asks for a text that is not shown. */
    String askHidden(String question);
}
