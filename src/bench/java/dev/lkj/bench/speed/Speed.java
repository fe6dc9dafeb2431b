package dev.lkj.bench.speed;

import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures rows, prints them, and writes the page when it measured all of them in full. */
public final class Speed {
    private static final Path PAGE = Path.of("docs", "performance.md");

    private final PrintStream out;
    private final Clock clock;
    private final Pacing pacing;
    private final Wanted wanted;
    private final Effort effort;

    /**
     * What to measure.
     *
     * @param rows by name; empty for all
     * @param brief with few turns and little data, which tells that everything works, not how fast
     * @param huge with a folder of 10 GB
     * @param jdks homes; empty for the one that this runs on and the newest of the system's
     * @param reference the binary of the reference CLI
     */
    public record Wanted(Set<String> rows, boolean brief, boolean huge, List<Path> jdks, Optional<Path> reference) {
        /** Takes copies. */
        public Wanted {
            rows = Set.copyOf(rows);
            jdks = List.copyOf(jdks);
        }
    }

    /** A run that prints to such a stream. */
    public Speed(PrintStream out, Clock clock, Pacing pacing, Wanted wanted) {
        this.out = out;
        this.clock = clock;
        this.pacing = pacing;
        this.wanted = wanted;
        effort = wanted.brief() ? Effort.brief() : Effort.full(wanted.huge());
    }

    private static List<Row> rows(Effort effort) {
        return List.of(
                LocalRow.version(),
                LocalRow.help(),
                LocalRow.usageError(),
                LocalRow.usageErrorOfDeploy(),
                new CallRow(),
                new SecureCallRow(),
                DeployRow.plain(),
                DeployRow.crowded(effort.crowd()),
                new VisitRow(),
                new BulkRow(effort.bulkBytes(), effort.bulkFiles()),
                new MemoryRow(effort.sizes()),
                new CheckoutRow(),
                new EmulatorStartRow(),
                new EmulatorCallsRow());
    }

    /** The names of all rows, in their order. */
    public static Set<String> names() {
        return rows(Effort.full(false)).stream().map(Row::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Measures in an empty folder; false when a goal was missed, which a brief run only tells. */
    public boolean run(Path folder) throws Exception {
        SelfCheck.run();
        Duration begin = clock.elapsed();
        Stage stage = stage(folder);
        List<Finding> findings = new ArrayList<>();
        for (Row row : rows(effort)) {
            if (wanted.rows().isEmpty() || wanted.rows().contains(row.name())) {
                say("");
                say(row.name() + ": " + row.title() + " (after " + sinceStart(begin) + ")");
                Finding finding = measure(row, stage);
                print(finding);
                findings.add(finding);
            }
        }
        List<String> missed = findings.stream()
                .filter(Finding::missed)
                .map(finding -> finding.row().name())
                .toList();
        say("");
        say(missed.isEmpty() ? "no goal missed" : "missed by more than the noise: " + String.join(", ", missed));
        if (stage.lkj().get(0).java() < Goal.FIRST_JAVA) {
            say("most goals are for JDK " + Goal.FIRST_JAVA + " and newer, which was not measured");
        }
        say("took " + sinceStart(begin));
        if (wanted.rows().isEmpty() && !wanted.brief()) {
            Page.write(PAGE, head(stage) + new Table(columns(stage), findings).markdown());
            say("written: " + PAGE);
        }
        return wanted.brief() || missed.isEmpty();
    }

    /** Where the reference fails, the row is about lkj alone, and says so. */
    private static Finding measure(Row row, Stage stage) throws Exception {
        try {
            return row.measure(stage.in(Files.createTempDirectory(stage.folder(), row.name())));
        } catch (ProgramFailed e) {
            if (stage.reference().isEmpty()) {
                throw e;
            }
            Stage alone = stage.withoutReference().in(Files.createTempDirectory(stage.folder(), row.name()));
            Finding found = row.measure(alone);
            String failure = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            String remark = "Measured without the reference: " + row.name() + ", since " + failure + ".";
            return new Finding(row, found.cells(), found.series(), List.of(remark));
        }
    }

    private String sinceStart(Duration begin) {
        return clock.elapsed().minus(begin).toSeconds() + " s";
    }

    private Stage stage(Path folder) throws Exception {
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        variables.put("HOME", Folders.home(folder.resolve("home")).toString());
        variables.put("LANG", "C.UTF-8");
        variables.put("TMPDIR", folder.toString());
        Installer installer = new Installer(folder, variables);
        List<Cli> installed = new ArrayList<>();
        for (Jdk jdk : jdks()) {
            installed.add(installer.install(jdk));
            say("JDK " + jdk.version() + ": " + jdk.home());
        }
        Optional<PeakMemory> memory = PeakMemory.find(folder);
        if (memory.isEmpty()) {
            say("peak memory is left out: neither GNU time nor Python is there");
        }
        Stopwatch watch = new Stopwatch(clock, pacing, memory, folder);
        say("starting and ending `true` takes " + start(watch, folder, variables) + ", which is in every time");
        return new Stage(
                folder,
                effort,
                watch,
                installer,
                installed,
                wanted.reference().map(Path::toAbsolutePath).map(Cli::reference),
                variables);
    }

    /** What it costs to start any program at all: the same for all of them, and so in both sides of a ratio. */
    private String start(Stopwatch watch, Path folder, Map<String, String> variables) throws Exception {
        Program program = new Program("true", List.of("true"), variables, folder, false);
        Series series = effort.often().take(List.of(watch.of(program))).get(0);
        return Unit.MILLISECONDS.show(series.median());
    }

    private List<Jdk> jdks() throws IOException {
        List<Jdk> jdks = new ArrayList<>();
        for (Path home : wanted.jdks()) {
            jdks.add(Jdk.at(home));
        }
        if (jdks.isEmpty()) {
            jdks.addAll(Jdk.around());
        }
        jdks.sort(Jdk.NEWEST);
        // The first is the one that the goals are for.
        return wanted.brief() && wanted.jdks().isEmpty() ? jdks.subList(0, 1) : jdks;
    }

    private static List<String> columns(Stage stage) {
        return stage.all().stream().map(Cli::column).toList();
    }

    private String head(Stage stage) {
        String versions = stage.lkj().stream()
                .flatMap(cli -> cli.jdk().stream())
                .map(Jdk::version)
                .collect(Collectors.joining(" and "));
        return "Measured on %s, %d cores, %s %s, JDK %s. H is on JDK %s.\n\n"
                .formatted(
                        clock.now().toString().substring(0, 10),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        versions,
                        stage.lkj().get(0).jdk().map(Jdk::version).orElse(""));
    }

    private void print(Finding finding) {
        for (Cell cell : finding.cells()) {
            say("  " + cell.column() + ": " + cell.toString().replace("**missed**", "<-- MISSED"));
        }
        for (Series series : finding.series()) {
            List<String> figures = Table.figures(finding, series);
            say("    %s: median %s, min %s, max %s, %d turns%s"
                    .formatted(
                            figures.get(1),
                            figures.get(2),
                            figures.get(3),
                            figures.get(4),
                            series.values().size(),
                            series.hasPeaks() ? ", " + figures.get(5) : ""));
        }
        finding.remarks().forEach(remark -> say("  " + remark));
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
