package dev.lkj.term;

import java.io.PrintStream;
import java.util.List;

/** Shows progress where there is no terminal: lines that stay, never a carriage return. */
final class PlainArea implements StatusArea {
    private final PrintStream out;
    private final Palette palette;

    PlainArea(PrintStream out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void draw(List<Line> lines) {}

    @Override
    public synchronized void print(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(palette.paint(line)).append('\n'));
        out.print(text);
        out.flush();
    }

    @Override
    public void close() {}
}
