package dev.lkj.term;

import java.io.PrintStream;
import java.util.List;

/**
 * Where progress is shown: on a terminal some lines that are redrawn below all others, elsewhere nothing but lines
 * that stay. May be used by several threads.
 */
public sealed interface StatusArea extends AutoCloseable permits LiveRegion, PlainArea {

    /** The one that fits to standard error, which is {@code error}. */
    static StatusArea on(Terminal terminal, PrintStream error) {
        return terminal.live()
                ? new LiveRegion(error, terminal.size(), terminal.error(), terminal.glyphs())
                : new PlainArea(error, terminal.error());
    }

    /** Whether {@link #draw} shows anything. */
    boolean isLive();

    /** Shows these lines in place of those drawn before; each is cut to the terminal, and so is their number. */
    void draw(List<Line> lines);

    /** Writes lines that stay, above what is drawn; they are not cut, so that links remain whole. */
    void print(List<Line> lines);

    /** Takes away what is drawn and writes lines that stay instead. */
    default void finish(List<Line> result) {
        draw(List.of());
        print(result);
    }

    /** Takes away what is drawn and gives the cursor back; after that nothing is drawn, but lines are still written. */
    @Override
    void close();
}
