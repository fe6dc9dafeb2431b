package dev.lkj.term;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** A question, answered by typing behind its last line. */
final class TextPrompt {
    private final Terminal terminal;
    private final PrintStream out;
    private final List<String> above;
    private final String prompt;
    private final boolean hidden;
    private final int answerColumns;
    private final StringBuilder typed = new StringBuilder();

    /**
     * Prepares it.
     *
     * @param hidden whether the answer is not shown
     * @param answer how many columns beside the question are kept for the answer, where there are twice as many
     */
    TextPrompt(Terminal terminal, PrintStream out, String prompt, boolean hidden, int answer) {
        this.terminal = terminal;
        this.out = out;
        this.answerColumns = answer;
        List<String> lines = Columns.wrap(SafeText.of(prompt), roomForQuestion());
        this.above = lines.subList(0, lines.size() - 1);
        this.prompt = lines.get(lines.size() - 1) + " ";
        this.hidden = hidden;
    }

    /** The question leaves room for an answer beside it. */
    private int roomForQuestion() {
        int columns = columns();
        return Math.max(1, columns - Math.min(columns / 2, answerColumns) - 1);
    }

    private int columns() {
        return Math.max(2, terminal.size().get().columns()) - 1;
    }

    /** Reads until Enter; without blanks around it. */
    String read(KeySource keys) throws IOException {
        above.forEach(line -> out.print(line + "\n"));
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
        // The terminal may have become narrower since.
        String question = Columns.head(prompt, roomForQuestion() + 1);
        String answer = hidden ? "" : SafeText.of(typed.toString());
        int room = columns() - Columns.of(question);
        while (Columns.of(answer) > room) {
            answer = answer.substring(Character.charCount(answer.codePointAt(0)));
        }
        out.print("\r\u001b[2K" + question + answer);
        out.flush();
    }
}
