package dev.lkj.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lkj.bench.Bench.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Deploys and rollbacks while sessions run: how many of them are lost, as the agents' processes counted them. */
final class DeploysUnderLoad implements Bench.Measurement {
    private static final Duration RAMP = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofMinutes(2);

    @Override
    public void run(BenchSize size, Surroundings around, Report report) throws Exception {
        Ledger ledger = new Ledger(around.folder().resolve("ledger"));
        Path project = AgentProject.create(
                around.folder().resolve("project"), around.folder().resolve("ledger"));
        // Three regions of at most four instances, 25 sessions each, have room for all of them.
        EmulatorProcess emulator = EmulatorProcess.start(
                around,
                "--engine=process",
                "--region=one",
                "--region=two",
                "--region=three",
                "--agent=" + AgentProject.AGENT);
        try {
            LkjRun lkj = new LkjRun(around, emulator.environment());
            lkj.run(project, "agent", "deploy");
            Traffic traffic = new Traffic(around, emulator.api(), size);
            traffic.begin();
            Patience.need(around, "all callers are there", RAMP, () -> traffic.running.get() >= size.sessions());
            Duration begin = around.clock().elapsed();
            roll(size, around, lkj, project);
            Duration rolled = around.clock().elapsed().minus(begin);
            traffic.end();
            Patience.need(around, "what was replaced has drained", END, () -> settled(emulator.api()));
            report.figure(
                    "deploys, rollbacks",
                    size.deploys() + ", " + size.rollbacks() + " in " + rolled.toSeconds() + " s");
            tell(ledger, traffic, emulator.api().agent(), report);
        } finally {
            emulator.stop();
        }
        report.none("processes left", ledger.running().size());
    }

    private static void roll(BenchSize size, Surroundings around, LkjRun lkj, Path project) throws IOException {
        int all = size.deploys() + size.rollbacks();
        for (int i = 1; i <= all; i++) {
            // Evenly between the deploys.
            boolean back = i * size.rollbacks() / all > (i - 1) * size.rollbacks() / all;
            lkj.run(project, "agent", back ? "rollback" : "deploy");
            around.pacing().pause(size.settling());
        }
    }

    private static boolean settled(Api api) throws IOException, InterruptedException {
        for (JsonNode instance : api.agent().path("instances")) {
            String phase = instance.path("phase").asText();
            if (!phase.equals("serving") && !phase.equals("ended")) {
                return false;
            }
        }
        return true;
    }

    private static void tell(Ledger ledger, Traffic traffic, JsonNode agent, Report report) throws IOException {
        Ledger.Sessions sessions = ledger.sessions();
        report.figure("processes", ledger.processes());
        report.figure("sessions at a time", traffic.most.get());
        report.figure(
                "sessions started, begun in a process, ended in it",
                traffic.started.size() + ", " + sessions.begun().size() + ", "
                        + sessions.ended().size());
        report.figure(
                "waited for an instance, at most",
                traffic.waited.get() + ", " + agent.path("longest_wait_ms").asLong() / 1000 + " s");
        report.figure("refused at first", traffic.refused.get());
        report.none("lost (begun and never ended, in the processes)", sessions.lost());
        report.none(
                "ended before their caller hung up",
                sessions.ended().entrySet().stream()
                        .filter(end -> end.getValue() < traffic.hungUp.getOrDefault(end.getKey(), Long.MAX_VALUE))
                        .count());
        report.none("in two processes", sessions.twice());
        report.none("unknown to the emulator when their caller hung up", traffic.unknown.get());
        report.none(
                "lost and cut, as the emulator counts",
                agent.path("lost_sessions").asLong()
                        + agent.path("cut_sessions").asLong());
        report.none("requests that failed", traffic.failed.get());
    }
}
