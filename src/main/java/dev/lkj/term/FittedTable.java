package dev.lkj.term;

import java.util.ArrayList;
import java.util.List;

/** Draws a table without a box and fits it to a width: flexible columns give way first, then the widest ones. */
final class FittedTable {
    private static final int GAP = 2;

    /** So much of a column is kept while others can give way: room for a word and the ellipsis. */
    private static final int SHORTEST = 8;

    private final Table table;
    private final Glyphs glyphs;

    FittedTable(Table table, Glyphs glyphs) {
        this.table = table;
        this.glyphs = glyphs;
    }

    List<Line> lines(int width) {
        List<Integer> widths = new ArrayList<>(table.widths());
        shrink(widths, width, true, SHORTEST);
        shrink(widths, width, false, SHORTEST);
        shrink(widths, width, false, 1);
        List<Line> lines = new ArrayList<>();
        lines.add(line(headers(), widths).cut(width, glyphs));
        table.rows().forEach(row -> lines.add(line(row, widths).cut(width, glyphs)));
        return lines;
    }

    /** The columns of the terminal that columns of these widths take. */
    static int width(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum() + GAP * (widths.size() - 1);
    }

    private List<Line> headers() {
        return table.columns().stream()
                .map(column -> Line.of(Style.BOLD, column.header()))
                .toList();
    }

    private void shrink(List<Integer> widths, int width, boolean onlyFlexible, int shortest) {
        int excess = width(widths) - width;
        while (excess > 0) {
            int widest = widest(widths, onlyFlexible, shortest);
            if (widest < 0) {
                return;
            }
            widths.set(widest, widths.get(widest) - 1);
            excess--;
        }
    }

    private int widest(List<Integer> widths, boolean onlyFlexible, int shortest) {
        int widest = -1;
        for (int i = 0; i < widths.size(); i++) {
            boolean candidate = widths.get(i) > shortest
                    && (!onlyFlexible || table.columns().get(i).flexible());
            if (candidate && (widest < 0 || widths.get(i) > widths.get(widest))) {
                widest = i;
            }
        }
        return widest;
    }

    private Line line(List<Line> cells, List<Integer> widths) {
        int last = cells.size() - 1;
        while (last > 0 && cells.get(last).spans().isEmpty()) {
            last--;
        }
        Line line = Line.EMPTY;
        for (int i = 0; i <= last; i++) {
            Line cell = cells.get(i).cut(widths.get(i), glyphs);
            line = line.add(i == last ? cell : cell.padded(widths.get(i) + GAP));
        }
        return line;
    }
}
