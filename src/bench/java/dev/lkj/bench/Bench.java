package dev.lkj.bench;

import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures what was asked for, or everything, and ends with 1 when something was lost. */
public final class Bench {
    private static final Map<String, Measurement> ALL = new TreeMap<>(Map.of(
            "deploys", new DeploysUnderLoad(),
            "kills", new KillLoop(),
            "slow", new SlowClients(),
            "start", new StartTime(),
            "upload", new BigUpload()));

    private Bench() {}

    /** Something that is measured with an emulator of its own. */
    interface Measurement {
        void run(BenchSize size, Surroundings around, Report report) throws Exception;
    }

    /**
     * Where a measurement works.
     *
     * @param folder an empty one, removed afterwards
     * @param started emulators, which end before that
     */
    record Surroundings(Path folder, Clock clock, Pacing pacing, List<Process> started) {}

    /** Runs it: {@code [--short] [NAME...]}. */
    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(List.of(args));
        BenchSize size = names.remove("--short") ? BenchSize.SHORT : BenchSize.FULL;
        if (!ALL.keySet().containsAll(names)) {
            System.err.println("usage: src/bench/run.sh [--short] " + ALL.keySet());
            System.exit(2);
        }
        Report report = new Report(System.out, Clock.system());
        report.machine();
        for (String name : names.isEmpty() ? ALL.keySet() : names) {
            measure(name, size, report);
        }
        System.exit(report.failed() ? 1 : 0);
    }

    private static void measure(String name, BenchSize size, Report report) throws Exception {
        Path folder = Files.createTempDirectory("lkj-bench-");
        report.begin(name);
        Surroundings around = new Surroundings(
                folder.toRealPath(), Clock.system(), Pacing.realTime(new Cancellation()), new ArrayList<>());
        try {
            ALL.getOrDefault(name, (s, a, r) -> {}).run(size, around, report);
        } finally {
            for (Process emulator : around.started()) {
                emulator.destroy();
                emulator.waitFor();
            }
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
