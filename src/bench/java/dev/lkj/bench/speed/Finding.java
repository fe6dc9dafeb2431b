package dev.lkj.bench.speed;

import java.util.List;

/**
 * What a row found.
 *
 * @param cells one for each program that it is about
 * @param series the figures of both sides
 * @param remarks what could not be measured, and why
 */
record Finding(Row row, List<Cell> cells, List<Series> series, List<String> remarks) {
    Finding {
        cells = List.copyOf(cells);
        series = List.copyOf(series);
        remarks = List.copyOf(remarks);
    }

    boolean missed() {
        return cells.stream().anyMatch(Cell::missed);
    }
}
