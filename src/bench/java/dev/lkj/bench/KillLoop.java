package dev.lkj.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.bench.Bench.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** Kills the emulator again and again while it is written to and starts processes, and looks at what is left. */
final class KillLoop implements Bench.Measurement {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMillis(1500);

    /** For the next emulator to end what it does not know. */
    private static final Duration ORDER = Duration.ofSeconds(60);

    /** What the store may have of a state of a few KiB, after it was opened and so compacted. */
    private static final long LARGEST_STORE = 1024 * 1024;

    /** What it may grow to between two starts. */
    private static final long LARGEST_RUNNING_STORE = 16 * 1024 * 1024;

    @Override
    public void run(BenchSize size, Surroundings around, Report report) throws Exception {
        Path data = around.folder().resolve("data");
        Path store = data.resolve("state.mv");
        Path ledgerFolder = around.folder().resolve("ledger");
        Ledger ledger = new Ledger(ledgerFolder);
        Path project = AgentProject.create(around.folder().resolve("project"), ledgerFolder);
        EmulatorProcess emulator = start(around, data);
        new LkjRun(around, emulator.environment()).run(project, "agent", "deploy");
        List<Writer> writers = List.of(
                new Writer(new Things.Links("left-"), emulator.api()),
                new Writer(new Things.Links("right-"), emulator.api()),
                new Writer(new Things.Secrets(), emulator.api()));
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        long lost = 0;
        long orphans = 0;
        long largestKilled = 0;
        long largestOpened = 0;
        for (int i = 0; i < size.kills(); i++) {
            write(around, emulator, writers, random);
            largestKilled = Math.max(largestKilled, Files.size(store));
            emulator = start(around, data);
            largestOpened = Math.max(largestOpened, Files.size(store));
            for (Writer writer : writers) {
                writer.use(emulator.api(), new AtomicBoolean());
                lost += writer.lost();
            }
            orphans += orphans(around, emulator.api(), ledger);
        }
        report.figure("kill -9", size.kills());
        report.figure(
                "acknowledged changes",
                writers.stream().mapToLong(Writer::acknowledged).sum());
        report.figure("processes started", ledger.processes());
        report.none("acknowledged changes lost", lost);
        report.none("orphans", orphans);
        report.require(
                "largest store when killed: " + largestKilled / 1024 + " KiB", largestKilled <= LARGEST_RUNNING_STORE);
        report.require("largest store after a start: " + largestOpened / 1024 + " KiB", largestOpened <= LARGEST_STORE);
        emulator.stop();
        report.none("processes left at the end", ledger.running().size());
        grow(size, around, data, report);
    }

    private static EmulatorProcess start(Surroundings around, Path data) throws Exception {
        return EmulatorProcess.start(around, "--engine=process", "--data=" + data, "--agent=" + AgentProject.AGENT);
    }

    /** Writes with all writers at once for a moment, and kills the emulator in the midst of it. */
    private static void write(
            Surroundings around, EmulatorProcess emulator, List<Writer> writers, RandomGenerator random)
            throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (Writer writer : writers) {
            writer.use(emulator.api(), stop);
            Thread thread = new Thread(writer);
            thread.start();
            threads.add(thread);
        }
        around.pacing().pause(Duration.ofMillis(random.nextLong(SHORTEST.toMillis(), LONGEST.toMillis())));
        emulator.kill();
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Processes that the emulator does not know, after it had its time to end them. */
    private static long orphans(Surroundings around, Api api, Ledger ledger) throws Exception {
        boolean none = Patience.until(around, ORDER, () -> ledger.running().size() <= instances(api));
        return none ? 0 : Math.max(0, ledger.running().size() - instances(api));
    }

    private static long instances(Api api) throws IOException, InterruptedException {
        long running = 0;
        for (JsonNode instance : api.agent().path("instances")) {
            running += instance.path("phase").asText().equals("ended") ? 0 : 1;
        }
        return running;
    }

    /** How large the store gets when the emulator is not started again for long. */
    private static void grow(BenchSize size, Surroundings around, Path data, Report report) throws Exception {
        EmulatorProcess emulator = start(around, data);
        Things.Links links = new Things.Links("more-");
        long largest = 0;
        for (int i = 0; i < size.changes() / 2; i++) {
            links.remove(emulator.api(), links.add(emulator.api()));
            largest = Math.max(largest, Files.size(data.resolve("state.mv")));
        }
        emulator.stop();
        report.require(
                "largest store in one run of %d changes: %d KiB".formatted(size.changes(), largest / 1024),
                largest <= LARGEST_RUNNING_STORE);
    }
}
