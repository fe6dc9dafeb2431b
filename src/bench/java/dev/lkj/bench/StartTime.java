package dev.lkj.bench;

import dev.lkj.bench.Bench.Surroundings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The time from the start of the emulator until it answers, in terms of a program that does nothing. */
final class StartTime implements Bench.Measurement {
    private static final Duration LOOK = Duration.ofMillis(2);

    @Override
    public void run(BenchSize size, Surroundings around, Report report) throws Exception {
        List<Long> nothing = new ArrayList<>();
        List<Long> ready = new ArrayList<>();
        for (int i = 0; i < size.starts(); i++) {
            // In turn: what else the machine does then hits both.
            nothing.add(nothing(around));
            ready.add(ready(around));
        }
        report.figure("starts of each", size.starts());
        report.figure("median of a program that does nothing, ms", median(nothing));
        report.figure("median until the emulator answers, ms", median(ready));
        report.ratio("ratio of the medians", (double) median(ready) / median(nothing));
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static long nothing(Surroundings around) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(EmulatorProcess.java()));
        command.addAll(EmulatorProcess.JAVA_FLAGS);
        command.addAll(List.of("-cp", "target/bench-classes", "dev.lkj.bench.Nothing"));
        Duration begin = around.clock().elapsed();
        new ProcessBuilder(command).inheritIO().start().waitFor();
        return around.clock().elapsed().minus(begin).toMillis();
    }

    private static long ready(Surroundings around) throws Exception {
        int port = EmulatorProcess.freePort();
        Duration begin = around.clock().elapsed();
        Process process = EmulatorProcess.launch(around, port, "--engine=simulate");
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new IOException(
                        "the emulator did not start: " + around.folder().resolve("emulator.log"));
            }
            around.pacing().pause(LOOK);
        }
        long time = around.clock().elapsed().minus(begin).toMillis();
        process.destroy();
        process.waitFor();
        return time;
    }

    private static boolean answers(int port) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + "/_emulator/health");
            return ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
