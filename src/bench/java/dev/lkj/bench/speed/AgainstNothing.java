package dev.lkj.bench.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs in turn with one that does nothing, which is how most rows are told. */
final class AgainstNothing {
    private AgainstNothing() {}

    /** Names the subject of a program that knows the commands. */
    interface Choice {
        Subject of(Cli cli) throws Exception;
    }

    /** Time in terms of it, and memory where this machine tells it. */
    static Finding measure(Row row, Stage stage, Turns turns, Choice choice) throws Exception {
        List<Subject> subjects = new ArrayList<>(List.of(stage.nothing()));
        for (Cli cli : stage.all()) {
            subjects.add(choice.of(cli));
        }
        List<Series> series = turns.take(subjects);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < stage.all().size(); i++) {
            cells.add(cell(row, stage.all().get(i), series.get(i + 1), series.get(0)));
        }
        return new Finding(row, cells, series, List.of());
    }

    private static Cell cell(Row row, Cli cli, Series own, Series nothing) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(quantity(row, own.over(nothing), Unit.H, cli));
        if (own.hasPeaks()) {
            quantities.add(quantity(row, Estimate.ofPeaks(own), Unit.MIB, cli));
        }
        return new Cell(cli.column(), quantities);
    }

    private static Quantity quantity(Row row, Estimate estimate, Unit unit, Cli cli) {
        Optional<Goal> goal =
                row.goals().stream().filter(any -> any.unit() == unit).findFirst();
        return goal.map(found -> Quantity.of(estimate, found, cli)).orElse(Quantity.free(estimate, unit));
    }
}
