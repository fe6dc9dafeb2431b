package dev.lkj.bench;

import dev.lkj.bench.speed.Speed;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Measures what was asked for, or everything, and ends with 1 when something was lost. */
public final class Bench {
    private static final Map<String, Measurement> ALL = new TreeMap<>(Map.of(
            "calls", new StatusCalls(),
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

    /** Runs it; {@link Arguments} has the options. */
    public static void main(String[] args) throws Exception {
        Optional<Arguments> understood = Arguments.parse(args, ALL.keySet());
        if (understood.isEmpty()) {
            System.err.print(Arguments.usage(ALL.keySet()));
            System.exit(2);
        }
        Arguments arguments = understood.get();
        BenchSize size = arguments.brief() ? BenchSize.SHORT : BenchSize.FULL;
        Report report = new Report(System.out, Clock.system());
        report.machine();
        boolean reached = !arguments.speed()
                || inFolder(around -> new Speed(System.out, around.clock(), around.pacing(), arguments.wanted())
                        .run(around.folder()));
        for (String name : arguments.measurements()) {
            report.begin(name);
            var unused = inFolder(around -> {
                ALL.getOrDefault(name, (s, a, r) -> {}).run(size, around, report);
                return true;
            });
        }
        System.exit(report.failed() || !reached ? 1 : 0);
    }

    /** What is done in a folder of its own. */
    private interface Work {
        boolean run(Surroundings around) throws Exception;
    }

    private static boolean inFolder(Work work) throws Exception {
        Path folder = Files.createTempDirectory("lkj-bench-");
        Surroundings around = new Surroundings(
                folder.toRealPath(), Clock.system(), Pacing.realTime(new Cancellation()), new ArrayList<>());
        try {
            return work.run(around);
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
