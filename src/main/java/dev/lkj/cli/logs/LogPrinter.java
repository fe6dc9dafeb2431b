package dev.lkj.cli.logs;

import dev.lkj.cli.JsonEvents;
import dev.lkj.cli.Output;
import dev.lkj.cli.Wiring;
import dev.lkj.cli.agent.Cells;
import dev.lkj.term.Line;
import dev.lkj.term.SafeText;
import dev.lkj.term.Style;
import dev.lkj.term.Times;
import java.util.List;

/** Writes lines to standard output, each with where it comes from when there are several sources. */
final class LogPrinter {
    private static final List<Style> COLOURS =
            List.of(Style.ACCENT, Style.MAGENTA, Style.BLUE, Style.GREEN, Style.YELLOW);

    private final Wiring wiring;
    private final List<LogSource> sources;
    private final boolean json;
    private volatile boolean gone;

    LogPrinter(Wiring wiring, List<LogSource> sources, boolean json) {
        this.wiring = wiring;
        this.sources = sources;
        this.json = json;
    }

    /** Nobody reads standard output any more. */
    static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Writes a line; several threads may do so. */
    synchronized void print(LogSource source, LogLine line) {
        Output out = wiring.environment().out();
        if (json) {
            event(source, line);
        } else if (sources.size() > 1) {
            int index = sources.indexOf(source);
            Line prefix = Line.of(COLOURS.get(index % COLOURS.size()), "[" + source.label(sources) + "] ");
            out.line(wiring.terminal().output().paint(prefix) + text(line));
        } else {
            out.line(text(line));
        }
        if (out.closed() || out.failure().isPresent()) {
            gone = true;
            throw new ReaderGone();
        }
    }

    /** Whether a line could not be written. */
    boolean readerGone() {
        return gone;
    }

    private String text(LogLine line) {
        return wiring.terminal().outputIsTerminal() ? SafeText.of(line.text()) : line.text();
    }

    private void event(LogSource source, LogLine line) {
        JsonEvents events =
                new JsonEvents(wiring.environment().out(), wiring.environment().clock());
        events.emit("log", node -> {
            node.put("deployment", Cells.deployment(source.deployment())).put("region", source.region());
            node.put("level", line.level() == null ? null : line.level().word());
            node.put("logged_at", line.time() == null ? null : Times.utc(line.time()));
            node.put("line", line.text());
        });
    }
}
