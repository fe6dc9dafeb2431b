package dev.lkj.term;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A list of which one line is chosen, by arrow keys or by its number. */
final class ChoicePrompt {
    private static final String KEYS = "arrow keys or a number, then Enter; Esc cancels";

    /** Lines that are not choices: the title, the keys, and the row that a region leaves free. */
    private static final int OTHER_ROWS = 3;

    private final Terminal terminal;
    private final PrintStream out;
    private final String title;
    private final List<Line> choices;
    private int chosen;

    ChoicePrompt(Terminal terminal, PrintStream out, String title, List<Line> choices, int chosen) {
        this.terminal = terminal;
        this.out = out;
        this.title = title;
        this.choices = List.copyOf(choices);
        this.chosen = Math.max(0, Math.min(chosen, choices.size() - 1));
    }

    /** The index of the choice that Enter was pressed on. */
    int read(KeySource keys) throws IOException {
        try (StatusArea area = new LiveRegion(out, terminal.size(), terminal.error(), terminal.glyphs())) {
            int number = 0;
            while (true) {
                area.draw(lines());
                Key key = keys.next();
                number = key.kind() == Key.Kind.CHARACTER ? number(number, key.character()) : 0;
                switch (key.kind()) {
                    case UP -> chosen = Math.max(0, chosen - 1);
                    case DOWN -> chosen = Math.min(choices.size() - 1, chosen + 1);
                    case CHARACTER -> chosen = number > 0 ? number - 1 : chosen;
                    case ENTER -> {
                        area.finish(List.of(Line.of(title + " ").add(choices.get(chosen))));
                        return chosen;
                    }
                    case CANCEL -> throw new PromptCancelled();
                    case BACKSPACE, CLEAR, OTHER -> {
                        // Nothing to take back: each key acts at once.
                    }
                }
            }
        }
    }

    /** The number that the digits so far make; a digit that makes no choice's number begins a new one; 0 for none. */
    private int number(int before, int character) {
        int digit = Character.digit(character, 10);
        if (digit < 0) {
            return 0;
        }
        int longer = before * 10 + digit;
        return longer <= choices.size() ? longer : digit <= choices.size() ? digit : 0;
    }

    private List<Line> lines() {
        int room = Math.max(1, terminal.size().get().rows() - OTHER_ROWS);
        int first = Math.max(0, Math.min(chosen - room / 2, choices.size() - room));
        int digits = String.valueOf(choices.size()).length();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Style.BOLD, title));
        for (int i = first; i < Math.min(choices.size(), first + room); i++) {
            String number = String.format("%" + digits + "d  ", i + 1);
            lines.add(
                    i == chosen
                            ? Line.of(Style.ACCENT, "> " + number).add(choices.get(i))
                            : Line.of("  ").add(Style.DIM, number).add(choices.get(i)));
        }
        lines.add(Line.of(Style.DIM, KEYS));
        return lines;
    }
}
