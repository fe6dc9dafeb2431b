package dev.lkj.term;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table to show; a row with fewer cells than columns ends with empty ones.
 *
 * @param columns the columns, from the left
 * @param rows the rows, each with a cell per column
 */
public record Table(List<Column> columns, List<List<Line>> rows) {

    /**
     * A column.
     *
     * @param header its name in the first line
     * @param flexible whether it gives way first when the table is wider than the terminal
     */
    public record Column(String header, boolean flexible) {
        /** A column that is shortened only when nothing else helps. */
        public static Column fixed(String header) {
            return new Column(header, false);
        }

        /** A column that gives way when room is short. */
        public static Column flexible(String header) {
            return new Column(header, true);
        }
    }

    /** Copies, and fills rows that are too short. */
    public Table {
        columns = List.copyOf(columns);
        int width = columns.size();
        rows = rows.stream().map(row -> filled(row, width)).toList();
    }

    /** Columns of which none gives way before the others. */
    public static List<Column> columns(String... headers) {
        return Stream.of(headers).map(Column::fixed).toList();
    }

    /** A row of plain texts. */
    public static List<Line> row(String... cells) {
        return Stream.of(cells).map(Line::of).toList();
    }

    /**
     * The table in a box, as scripts know it: one blank beside each cell, no colours, whatever its width is. Ends with
     * a newline.
     */
    public String boxed() {
        return new BoxedTable(this).text();
    }

    /** The table for people: without a box, columns two blanks apart, no line longer than the given columns. */
    public List<Line> fitted(int width, Glyphs glyphs) {
        return new FittedTable(this, glyphs).lines(width);
    }

    /** Whether all cells can be shown whole in so many columns. */
    public boolean fits(int width) {
        return FittedTable.width(widths()) <= width;
    }

    /** The widths that show all cells and headers whole. */
    List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int index = i;
            int cells =
                    rows.stream().mapToInt(row -> row.get(index).width()).max().orElse(0);
            widths.add(Math.max(cells, Columns.of(SafeText.of(columns.get(i).header()))));
        }
        return widths;
    }

    private static List<Line> filled(List<Line> row, int width) {
        List<Line> cells = new ArrayList<>(row);
        while (cells.size() < width) {
            cells.add(Line.EMPTY);
        }
        return List.copyOf(cells);
    }
}
