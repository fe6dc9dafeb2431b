package dev.lkj.bench.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How much memory a deploy needs, over the size of what is deployed. */
final class MemoryRow implements Row {
    private static final long MB = 1_000_000;
    private static final int FILES_IN_MB = 5;
    private static final int TURNS = 3;
    private static final long LARGE = 100 * MB;

    private final List<Long> sizes;

    /** One for folders of these sizes. */
    MemoryRow(List<Long> sizes) {
        this.sizes = List.copyOf(sizes);
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "peak memory of `lkj agent deploy` of "
                + sizes.stream().map(size -> size / MB + " MB").collect(Collectors.joining(", "));
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.BULK_MEMORY);
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        if (!stage.watch().tellsMemory()) {
            return new Finding(this, List.of(), List.of(), List.of("Nothing on this machine tells memory."));
        }
        List<Series> all = new ArrayList<>();
        List<List<Quantity>> quantities = new ArrayList<>();
        stage.all().forEach(cli -> quantities.add(new ArrayList<>()));
        for (long size : sizes) {
            List<Series> series = measure(stage, size);
            all.addAll(series);
            for (int i = 0; i < series.size(); i++) {
                Estimate peak = Estimate.ofPeaks(series.get(i));
                quantities
                        .get(i)
                        .add(Quantity.of(peak, Goal.BULK_MEMORY, stage.all().get(i)));
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            cells.add(new Cell(stage.all().get(i).column(), quantities.get(i)));
        }
        return new Finding(this, cells, all, List.of());
    }

    private List<Series> measure(Stage stage, long size) throws Exception {
        String megabytes = size / MB + " MB";
        Path folder = stage.folder().resolve(name() + size);
        Folders.bulk(folder, size, (int) (size / MB * FILES_IN_MB));
        try (CannedServer server = CannedServer.plain(stage.watch())) {
            Map<String, String> variables = stage.variablesAnd(Map.of("LK_AGENTS_URL", server.address()));
            List<Subject> subjects = new ArrayList<>();
            for (Cli cli : stage.all()) {
                Program program = cli.program(folder, variables, "agent", "deploy");
                subjects.add(stage.watch().of(program.named(program.name() + ", " + megabytes)));
            }
            return Turns.lengthy(size > LARGE ? 1 : TURNS).take(subjects);
        }
    }
}
