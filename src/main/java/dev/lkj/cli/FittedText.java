package dev.lkj.cli;

import dev.lkj.term.Line;
import dev.lkj.term.Terminal;
import java.util.List;
import java.util.regex.Pattern;

/** Lines for a terminal: words stay whole, and so does a line with a command, which is there to be copied. */
record FittedText(Terminal terminal) {
    private static final Pattern COMMAND = Pattern.compile("^(?:\\s*(?:git|lkj)|Running) | lkj ");

    /** Hardly a terminal is narrower; what is shorter does not need the question how wide this one is. */
    private static final int NARROWEST = 40;

    /** A text behind a label, in as many lines as it takes. */
    List<Line> of(Line label, String text) {
        Line line = label.add(text);
        if (!terminal.live()
                || line.width() <= NARROWEST
                || COMMAND.matcher(text).find()) {
            return List.of(line);
        }
        int indent = text.length() - text.stripLeading().length();
        return line.broken(terminal.size().get().columns(), label.width() + indent);
    }
}
