package dev.lkj.term;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lines at the bottom of a terminal that are drawn over and over.
 *
 * <p>The cursor rests at the start of the row below the region. Lines are cut one column short of the terminal, so that
 * none wraps; when the terminal became narrower since, it has wrapped them itself, and the way back up is longer. The
 * region leaves one row of the terminal free, so that none of its lines is ever scrolled away.
 */
final class LiveRegion implements StatusArea {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String ERASE_LINE = "\u001b[2K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintStream out;
    private final Supplier<TerminalSize> size;
    private final Palette palette;
    private final Glyphs glyphs;

    private List<Line> wanted = List.of();
    private List<Line> drawn = List.of();
    private TerminalSize drawnAt = TerminalSize.USUAL;
    private boolean closed;

    LiveRegion(PrintStream out, Supplier<TerminalSize> size, Palette palette, Glyphs glyphs) {
        this.out = out;
        this.size = size;
        this.palette = palette;
        this.glyphs = glyphs;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public synchronized void draw(List<Line> lines) {
        if (closed) {
            return;
        }
        wanted = List.copyOf(lines);
        TerminalSize now = size.get();
        List<Line> fitting = fitting(wanted, now);
        if (!fitting.equals(drawn) || !now.equals(drawnAt)) {
            write(replacement(List.of(), fitting, now));
        }
    }

    @Override
    public synchronized void print(List<Line> lines) {
        TerminalSize now = size.get();
        write(replacement(lines, closed ? List.of() : fitting(wanted, now), now));
    }

    @Override
    public synchronized void close() {
        draw(List.of());
        closed = true;
    }

    private List<Line> fitting(List<Line> lines, TerminalSize now) {
        return lines.stream()
                .limit(Math.max(1, now.rows() - 1))
                .map(line -> line.cut(Math.max(1, now.columns() - 1), glyphs))
                .toList();
    }

    /** What to write so that the terminal shows {@code above} for good and {@code region} in place of the old one. */
    private String replacement(List<Line> above, List<Line> region, TerminalSize now) {
        StringBuilder text = new StringBuilder();
        if (drawn.isEmpty() && !region.isEmpty()) {
            text.append(HIDE_CURSOR);
        }
        text.append(back(now, !above.isEmpty()));
        above.forEach(line -> text.append(palette.paint(line)).append('\n'));
        // Erased first and whole: of a row that is erased from its middle some terminals keep the length, and wrap its
        // blanks when they become narrower.
        region.forEach(
                line -> text.append(ERASE_LINE).append(palette.paint(line)).append('\n'));
        if (!drawn.isEmpty()) {
            text.append(ERASE_BELOW);
        }
        if (!drawn.isEmpty() && region.isEmpty()) {
            text.append(SHOW_CURSOR);
        }
        drawn = region;
        drawnAt = now;
        return text.toString();
    }

    /**
     * Moves to the first row of what is drawn. Erases it when it cannot just be drawn over: after a resize, since its
     * rows are not ours any more, and for lines that may wrap.
     */
    private String back(TerminalSize now, boolean erase) {
        if (drawn.isEmpty()) {
            return "";
        }
        int rows = drawn.stream().mapToInt(line -> rows(line, now.columns())).sum();
        String up = "\r\u001b[" + rows + "A";
        return erase || !now.equals(drawnAt) ? up + ERASE_BELOW : up;
    }

    private static int rows(Line line, int columns) {
        return Math.max(1, (line.width() + columns - 1) / columns);
    }

    private void write(String text) {
        out.print(text);
        out.flush();
    }
}
