package dev.lkj.term;

import java.util.List;
import java.util.stream.Collectors;

/** Draws a table with light lines around it and below its header. */
final class BoxedTable {
    private final Table table;
    private final List<Integer> widths;

    BoxedTable(Table table) {
        this.table = table;
        this.widths = table.widths();
    }

    String text() {
        StringBuilder text = new StringBuilder(rule("┌", "┬", "┐"));
        text.append(row(
                table.columns().stream().map(column -> Line.of(column.header())).toList()));
        text.append(rule("├", "┼", "┤"));
        table.rows().forEach(cells -> text.append(row(cells)));
        return text.append(rule("└", "┴", "┘")).toString();
    }

    private String rule(String left, String cross, String right) {
        return widths.stream()
                .map(width -> "─".repeat(width + 2))
                .collect(Collectors.joining(cross, left, right + "\n"));
    }

    private String row(List<Line> cells) {
        StringBuilder row = new StringBuilder("│");
        for (int i = 0; i < widths.size(); i++) {
            row.append(' ').append(cells.get(i).padded(widths.get(i)).text()).append(" │");
        }
        return row.append('\n').toString();
    }
}
