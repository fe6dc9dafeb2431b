package dev.lkj.term;

import dev.lkj.error.LkjException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Asks on a terminal; opens its keyboard for each question anew. */
final class TerminalPrompter implements Prompter {
    /** Columns that are kept for an answer beside its question. */
    private static final int YES_OR_NO = 4;

    private static final int TEXT = 20;

    private final Terminal terminal;
    private final PrintStream out;
    private final KeySource.Opener opener;

    TerminalPrompter(Terminal terminal, PrintStream out, KeySource.Opener opener) {
        this.terminal = terminal;
        this.out = out;
        this.opener = opener;
    }

    /** A question that is asked by reading keys. */
    private interface Question<T> {
        T ask(KeySource keys) throws IOException;
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public boolean confirm(String question, boolean byDefault) {
        String prompt = question + (byDefault ? " [Y/n] " : " [y/N] ");
        return withKeys(keys -> {
            while (true) {
                switch (new TextPrompt(terminal, out, prompt, false, YES_OR_NO)
                        .read(keys)
                        .toLowerCase(Locale.ROOT)) {
                    case "" -> {
                        return byDefault;
                    }
                    case "y", "yes" -> {
                        return true;
                    }
                    case "n", "no" -> {
                        return false;
                    }
                    default -> {
                        // Neither yes nor no: ask again.
                    }
                }
            }
        });
    }

    @Override
    public int pick(String title, List<Line> choices, int chosen) {
        return withKeys(keys -> new ChoicePrompt(terminal, out, title, choices, chosen).read(keys));
    }

    @Override
    public String ask(String question, String byDefault) {
        String prompt = byDefault.isEmpty() ? question + " " : question + " [" + byDefault + "] ";
        String answer = withKeys(keys -> new TextPrompt(terminal, out, prompt, false, TEXT).read(keys));
        return answer.isEmpty() ? byDefault : answer;
    }

    @Override
    public String askHidden(String question) {
        return withKeys(keys -> new TextPrompt(terminal, out, question + " ", true, TEXT).read(keys));
    }

    private <T> T withKeys(Question<T> question) {
        try (KeySource keys = opener.open()) {
            return question.ask(keys);
        } catch (IOException e) {
            throw LkjException.failed("cannot read from the terminal", e);
        }
    }
}
