package dev.lkj.term;

import java.io.IOException;
import java.io.PrintStream;

/** A question on one line, answered by typing. */
final class TextPrompt {
    private final Terminal terminal;
    private final PrintStream out;
    private final String prompt;
    private final boolean hidden;
    private final StringBuilder typed = new StringBuilder();

    TextPrompt(Terminal terminal, PrintStream out, String prompt, boolean hidden) {
        this.terminal = terminal;
        this.out = out;
        this.prompt = SafeText.of(prompt);
        this.hidden = hidden;
    }

    /** Reads until Enter; without blanks around it. */
    String read(KeySource keys) throws IOException {
        while (true) {
            draw();
            Key key = keys.next();
            switch (key.kind()) {
                case ENTER -> {
                    out.print('\n');
                    out.flush();
                    return typed.toString().strip();
                }
                case CANCEL -> {
                    out.print('\n');
                    out.flush();
                    throw new PromptCancelled();
                }
                case CHARACTER -> typed.appendCodePoint(key.character());
                case BACKSPACE -> takeBack();
                case CLEAR -> typed.setLength(0);
                case UP, DOWN, OTHER -> {
                    // Nothing to move to.
                }
            }
        }
    }

    private void takeBack() {
        if (!typed.isEmpty()) {
            typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
        }
    }

    /** Draws the line anew; of a long answer its end, so that the line never wraps. */
    private void draw() {
        int columns = Math.max(2, terminal.size().get().columns()) - 1;
        String question = Columns.head(prompt, Math.max(1, columns - Math.min(columns / 2, 20)));
        String answer = hidden ? "" : SafeText.of(typed.toString());
        int room = columns - Columns.of(question);
        while (Columns.of(answer) > room) {
            answer = answer.substring(Character.charCount(answer.codePointAt(0)));
        }
        out.print("\r\u001b[2K" + question + answer);
        out.flush();
    }
}
