package dev.lkj.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A large folder up to the end of its upload, beside what tar and compressors take to make a file of it. */
final class BulkRow implements Row {
    private static final double PERCENT = 100;
    private static final long MB = 1_000_000;

    private final long size;
    private final int files;

    /** One for a folder of such a size, in bytes, in so many files. */
    BulkRow(long size, int files) {
        this.size = size;
        this.files = files;
    }

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "`lkj agent deploy` of %,d MB in %,d files, up to the end of the upload",
                size / MB,
                files);
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.BULK_PIGZ, Goal.BULK_REFERENCE, Goal.BULK_SIZE, Goal.BULK_MEMORY);
    }

    /** What was measured, before it is told. */
    private record Runs(Optional<Series> pigz, Series gzip, List<Series> clis, long gzipBytes, Map<Cli, Long> bytes) {
        List<Series> all() {
            List<Series> all = new ArrayList<>(List.of(gzip));
            pigz.ifPresent(all::add);
            all.addAll(clis);
            all.add(size("file of tar | gzip -6", gzipBytes));
            bytes.forEach((cli, count) -> all.add(size("upload, " + cli.column(), count)));
            return all;
        }

        private static Series size(String name, long bytes) {
            return new Series(name, Unit.MEGABYTES, List.of((double) bytes / MB), List.of());
        }
    }

    @Override
    public Finding measure(Stage stage) throws Exception {
        Path folder = Folders.bulk(stage.folder().resolve(name()), size, files);
        Runs runs = run(stage, folder);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < stage.all().size(); i++) {
            cells.add(new Cell(stage.all().get(i).column(), quantities(stage, runs, i)));
        }
        List<String> remarks = runs.pigz().isPresent() ? List.of() : List.of("`pigz` is not on the path.");
        return new Finding(this, cells, runs.all(), remarks);
    }

    private static Runs run(Stage stage, Path folder) throws Exception {
        Path packed = stage.folder().resolve("packed");
        // It takes longest and varies least.
        Series gzip = Turns.lengthy(1)
                .take(List.of(stage.watch().of(tar(stage, folder, "gzip", packed))))
                .get(0);
        long gzipBytes = Files.size(packed);
        boolean pigz = onPath("pigz");
        Map<Cli, Long> bytes = new LinkedHashMap<>();
        try (CannedServer server = CannedServer.plain(stage.watch())) {
            Map<String, String> variables = stage.variablesAnd(Map.of("LK_AGENTS_URL", server.address()));
            List<Subject> subjects = new ArrayList<>();
            if (pigz) {
                subjects.add(stage.watch().of(tar(stage, folder, "pigz", packed)));
            }
            for (Cli cli : stage.all()) {
                subjects.add(stage.watch().until(cli.program(folder, variables, "agent", "deploy"), () -> {
                    bytes.put(cli, server.uploadBytes());
                    return server.uploadEnd();
                }));
            }
            List<Series> series = stage.effort().lengthy().take(subjects);
            Optional<Series> first = pigz ? Optional.of(series.get(0)) : Optional.empty();
            return new Runs(first, gzip, series.subList(pigz ? 1 : 0, series.size()), gzipBytes, bytes);
        } finally {
            Files.deleteIfExists(packed);
        }
    }

    private static List<Quantity> quantities(Stage stage, Runs runs, int number) {
        Cli cli = stage.all().get(number);
        Series own = runs.clis().get(number);
        List<Quantity> all = new ArrayList<>();
        runs.pigz().ifPresent(pigz -> all.add(Quantity.of(own.over(pigz), Goal.BULK_PIGZ, cli)));
        all.add(Quantity.free(Estimate.exactly(own.median() / runs.gzip().median()), Unit.OF_GZIP));
        if (stage.reference().isPresent() && !cli.isReference()) {
            Series reference = runs.clis().get(runs.clis().size() - 1);
            all.add(Quantity.of(own.over(reference), Goal.BULK_REFERENCE, cli));
        }
        double beside = (runs.bytes().getOrDefault(cli, 0L) - runs.gzipBytes()) * PERCENT / runs.gzipBytes();
        all.add(Quantity.of(Estimate.exactly(beside), Goal.BULK_SIZE, cli));
        if (own.hasPeaks()) {
            all.add(Quantity.of(Estimate.ofPeaks(own), Goal.BULK_MEMORY, cli));
        }
        return all;
    }

    /** Writes a file too, as lkj does before it uploads it. */
    private static Program tar(Stage stage, Path folder, String compressor, Path packed) {
        List<String> command =
                List.of("sh", "-c", "tar cf - . | " + compressor + " -6 >\"$1\"", "sh", packed.toString());
        return new Program("tar | " + compressor + " -6", command, stage.variables(), folder, false);
    }

    private static boolean onPath(String name) throws InterruptedException {
        try {
            return new ProcessBuilder(name, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
