package dev.lkj.bench.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code ./lkj} of a checkout takes longer than the installed one: it looks whether a source has changed. */
final class CheckoutRow implements Row {
    @Override
    public String name() {
        return "checkout";
    }

    @Override
    public String title() {
        return "`./lkj --version` of a checkout, beyond the installed one";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.CHECKOUT);
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        List<Subject> subjects = new ArrayList<>(List.of(stage.nothing()));
        for (Cli cli : stage.lkj()) {
            makeCaches(stage, cli.jdk().orElseThrow());
            Cli checkout = new Cli(
                    cli.column() + ", checkout",
                    Path.of("lkj").toAbsolutePath(),
                    Optional.of(cli.jdk().orElseThrow()));
            for (Cli each : List.of(cli, checkout)) {
                subjects.add(stage.watch().of(each.program(stage.folder(), stage.variables(), "--version")));
            }
        }
        List<Series> series = stage.effort().often().take(subjects);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < stage.lkj().size(); i++) {
            Cli cli = stage.lkj().get(i);
            Estimate more = series.get(2 * i + 2).beyond(series.get(2 * i + 1), series.get(0)::median);
            cells.add(new Cell(cli.column(), List.of(Quantity.of(more, Goal.CHECKOUT, cli))));
        }
        return new Finding(this, cells, series, List.of());
    }

    /** It was built with one of the JDKs, and has made caches for that one. */
    private static void makeCaches(Stage stage, Jdk jdk) throws IOException, InterruptedException {
        Path script = Path.of("src/main/dist/libexec/make-caches").toAbsolutePath();
        Path home = Path.of("target/run").toAbsolutePath();
        new Installer(stage.folder(), stage.variables()).run(stage.folder(), jdk, script.toString(), home.toString());
    }
}
