package dev.lkj.emulator.api;

import dev.lkj.emulator.engine.Engine;
import dev.lkj.emulator.run.AgentHost;
import dev.lkj.emulator.state.AgentViews;
import dev.lkj.emulator.state.LogSource;
import dev.lkj.emulator.state.Refused;
import dev.lkj.emulator.store.SourceFiles;
import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Logs: what the newest instance of a deployment prints, or what its last build told. */
final class LogsRoute {
    private static final int BACKLOG_LINES = 100;
    /** Lines that wait for a slow reader; more are dropped. */
    private static final int MOST_WAITING = 10_000;

    private static final long LOOK_MILLIS = 100;

    private final AgentHost host;
    private final Engine engine;
    private final SourceFiles sources;
    private final Cancellation closing;

    LogsRoute(AgentHost host, Engine engine, SourceFiles sources, Cancellation closing) {
        this.host = host;
        this.engine = engine;
        this.sources = sources;
        this.closing = closing;
    }

    Answer answer(Exchange exchange) throws IOException {
        String agentId = exchange.query("agent_id");
        String deployment = exchange.query("deployment");
        String type = exchange.query("log_type");
        if (type.equals("build")) {
            return build(agentId, deployment);
        }
        if (!type.isEmpty() && !type.equals("deploy")) {
            throw Refused.argument("log_type", "must be deploy or build");
        }
        LogSource source = host.read(state -> new AgentViews(state).logSource(agentId, deployment));
        return new Answer.Lines(200, (sink, peer) -> runtime(source, sink, peer));
    }

    private Answer build(String agentId, String deployment) throws IOException {
        String tag = host.read(state -> new AgentViews(state).latestBuild(agentId, deployment));
        Path file = sources.buildLog(agentId, tag);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return new Answer.Lines(200, (sink, peer) -> lines.forEach(sink::line));
    }

    private void runtime(LogSource source, Answer.LineSink sink, Cancellation peer) {
        BlockingQueue<String> fresh = new LinkedBlockingQueue<>(MOST_WAITING);
        // Followed before the backlog is asked for, so that no line falls between the two.
        Engine.Subscription following = engine.follow(source.instanceId(), fresh::offer);
        try {
            List<String> backlog = new ArrayList<>();
            source.crashed().forEach(id -> backlog.addAll(engine.lastOutput(id, BACKLOG_LINES)));
            backlog.addAll(engine.lastOutput(source.instanceId(), BACKLOG_LINES));
            dropRepeated(backlog, fresh);
            backlog.subList(Math.max(0, backlog.size() - BACKLOG_LINES), backlog.size())
                    .forEach(sink::line);
            pass(source.instanceId(), fresh, sink, peer);
        } finally {
            following.close();
        }
    }

    /** Takes out of the queue what the end of the backlog already holds. */
    private static void dropRepeated(List<String> backlog, BlockingQueue<String> fresh) {
        List<String> waiting = List.copyOf(fresh);
        for (int count = Math.min(waiting.size(), backlog.size()); count > 0; count--) {
            if (backlog.subList(backlog.size() - count, backlog.size()).equals(waiting.subList(0, count))) {
                for (int i = 0; i < count; i++) {
                    fresh.remove();
                }
                return;
            }
        }
    }

    private void pass(String instanceId, BlockingQueue<String> fresh, Answer.LineSink sink, Cancellation peer) {
        while (!peer.isCancelled() && !closing.isCancelled()) {
            boolean runs = host.read(state -> new AgentViews(state).runs(instanceId));
            String line = next(fresh);
            if (line != null) {
                sink.line(line);
            } else if (!runs) {
                return;
            }
        }
    }

    private static @Nullable String next(BlockingQueue<String> fresh) {
        try {
            return fresh.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
