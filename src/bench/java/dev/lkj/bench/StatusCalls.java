package dev.lkj.bench;

import dev.lkj.bench.Bench.Surroundings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Status calls of an emulator with several agents: how many it answers in a second, over one connection and over sixteen,
 * in terms of its own health check, which is the server alone; and what it takes of memory before and after them.
 */
final class StatusCalls implements Bench.Measurement {
    private static final String HEALTH = "/_emulator/health";
    private static final String LIST = "/twirp/livekit.CloudAgent/ListAgents";
    private static final String VERSIONS = "/twirp/livekit.CloudAgent/ListAgentVersions";
    private static final int AGENTS = 8;
    private static final int CALLERS = 16;
    private static final Duration SETTLING = Duration.ofSeconds(2);

    @Override
    public void run(BenchSize size, Surroundings around, Report report) throws Exception {
        // A twentieth of the store's changes: enough for the compiler to have seen what is measured.
        int calls = size.changes() / 20 * CALLERS;
        List<String> flags = new ArrayList<>(List.of("--engine=simulate"));
        for (int i = 1; i <= AGENTS; i++) {
            flags.add("--agent=CA_" + i + "=agent-" + i);
        }
        EmulatorProcess emulator = EmulatorProcess.start(around, flags.toArray(String[]::new));
        Process process = around.started().get(around.started().size() - 1);
        around.pacing().pause(SETTLING);
        report.figure("memory at idle, MiB", memory(process));
        Callers callers = new Callers(around, emulator.api());
        callers.perSecond(CALLERS, calls, LIST, "{}");
        double health = callers.perSecond(1, calls / CALLERS, HEALTH, "");
        double one = callers.perSecond(1, calls / CALLERS, LIST, "{}");
        double many = callers.perSecond(CALLERS, calls, LIST, "{}");
        double versions = callers.perSecond(CALLERS, calls, VERSIONS, "{\"agent_id\":\"CA_1\"}");
        report.figure("health checks a second, one connection", (long) health);
        report.figure("ListAgents a second, one connection", (long) one);
        report.figure("ListAgents a second, 16 connections", (long) many);
        report.figure("ListAgentVersions a second, 16 connections", (long) versions);
        report.ratio("ListAgents in terms of health checks, one connection", one / health);
        report.figure("memory after them, MiB", memory(process));
        emulator.stop();
    }

    /** What it has of memory now, in MiB; 0 where the system does not tell. */
    private static long memory(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Clients that each send one request after the other. */
    private record Callers(Surroundings around, Api api) {

        double perSecond(int callers, int calls, String path, String body) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(callers);
            try {
                Duration begin = around.clock().elapsed();
                List<Future<Boolean>> done = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    done.add(pool.submit(() -> call(calls / callers, path, body)));
                }
                for (Future<Boolean> caller : done) {
                    caller.get();
                }
                return calls * 1e9 / around.clock().elapsed().minus(begin).toNanos();
            } finally {
                pool.shutdownNow();
            }
        }

        private boolean call(int calls, String path, String body) throws IOException, InterruptedException {
            for (int i = 0; i < calls; i++) {
                HttpResponse<String> answer = api.send(body.isEmpty() ? "GET" : "POST", path, body);
                if (answer.statusCode() != 200) {
                    throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
                }
            }
            return true;
        }
    }
}
