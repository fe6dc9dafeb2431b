package dev.lkj.cli.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lkj.cli.Wiring;
import dev.lkj.term.Line;
import dev.lkj.term.Terminal;
import dev.lkj.wire.IndentedPrinter;
import dev.lkj.wire.WireJson;
import java.util.List;

/** Writes results to standard output. */
public final class Results {
    private Results() {}

    /** An answer of the service as JSON. */
    public static void json(Wiring wiring, Record message) {
        wiring.environment().out().line(WireJson.display(message));
    }

    /** An answer of our own as JSON. */
    public static void json(Wiring wiring, JsonNode answer) {
        try {
            String text = new ObjectMapper().writer(new IndentedPrinter()).writeValueAsString(answer);
            wiring.environment().out().line(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree that can be written", e);
        }
    }

    /** A result in the form for whoever reads it. */
    public static void show(Wiring wiring, TwoForms result) {
        Terminal terminal = wiring.terminal();
        if (terminal.outputIsTerminal()) {
            lines(wiring, result.lines(terminal.size().get().columns(), terminal.glyphs(), wiring.times()));
        } else {
            text(wiring, result.boxed());
        }
    }

    /** Lines for people, in the colours of standard output. */
    public static void lines(Wiring wiring, List<Line> lines) {
        Terminal terminal = wiring.terminal();
        lines.forEach(line -> wiring.environment().out().line(terminal.output().paint(line)));
    }

    /** A text that is complete. */
    public static void text(Wiring wiring, String text) {
        wiring.environment().out().print().print(text);
        wiring.environment().out().print().flush();
    }

    /** What users of the reference read on standard output; beside a JSON answer it goes to standard error. */
    static void note(Wiring wiring, String line, boolean json) {
        (json ? wiring.environment().err() : wiring.environment().out()).line(line);
    }
}
