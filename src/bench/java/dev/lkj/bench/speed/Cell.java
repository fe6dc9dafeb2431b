package dev.lkj.bench.speed;

import java.util.List;
import java.util.stream.Collectors;

/** All that one row says of one program. */
record Cell(String column, List<Quantity> quantities) {
    Cell {
        quantities = List.copyOf(quantities);
    }

    boolean missed() {
        return quantities.stream().anyMatch(Quantity::missed);
    }

    @Override
    public String toString() {
        return quantities.stream().map(Quantity::toString).collect(Collectors.joining("; "));
    }
}
